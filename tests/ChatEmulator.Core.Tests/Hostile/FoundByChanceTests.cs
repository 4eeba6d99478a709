using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Hostile;

/// <summary>What cases by chance have found, each by its name.</summary>
public sealed class FoundByChanceTests
{
    [TestCase("scenario: a\nexpect:\n  - { orde")]
    [TestCase("scenario: a\nrules: [")]
    [TestCase("{")]
    [TestCase("a: \"")]
    [TestCase("scenario: a\r\nrules: [{")]
    public void A_file_that_ends_too_early_is_wrong_at_the_end_of_its_last_line(string yaml)
    {
        MutatedScenarioTests.Holds(yaml);
        var problem = new Loader([.. Vendors.All().Select(provider => provider.Catalogue)]).LoadText(yaml).Problems[0];
        Assert.That(problem.Line, Is.InRange(1, yaml.ReplaceLineEndings("\n").Split('\n').Length));
        Assert.That(problem.SourceLine, Is.Not.Null);
    }
}
