using ChatEmulator.Core.Tests.Scenarios;
using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Scenarios.Language;

namespace ChatEmulator.Core.Tests.Judging;

[Parallelizable(ParallelScope.All)]
public sealed class OperationNamesTests
{
    private static readonly OperationNames Names = new([Fake.Post, Fake.Bank]);

    [TestCase("post.send_letter", true)]
    [TestCase("post.*", true)]
    [TestCase("*.send_letter", true)]
    [TestCase("p*.*_letter", true)]
    [TestCase("*", true)]
    [TestCase("**", true)]
    [TestCase("post", false)]
    [TestCase("POST.*", false)]
    [TestCase("posts.*", false)]
    [TestCase("*.sendletter", false)]
    [TestCase("post.send?letter", false)]
    [TestCase("post.", false)]
    [TestCase("", false)]
    public void What_covers_no_operation_is_no_question_and_patterns_are_those_of_a_scenario(string pattern, bool admitted)
    {
        var vocabulary = new Vocabulary([Fake.Post, Fake.Bank]);
        Assert.That(Names.Admits(pattern), Is.EqualTo(admitted));
        Assert.That(
            vocabulary.Names.Where(name => OperationPattern.Covers(pattern, name)),
            Is.EqualTo(vocabulary.Covered(pattern).Select(operation => operation.Name)));
    }

    [Test]
    public void All_that_is_suggested_is_admitted()
    {
        Assert.That(Names.Suggested, Is.SupersetOf(new[] { "post.send_letter", "post.*", "bank.*", "*" }));
        Assert.That(Names.Suggested.Where(name => !Names.Admits(name)), Is.Empty);
    }

    [Test]
    public void Stars_alone_cover_calls_to_nobodys_path_too() =>
        Assert.That(new[] { "*", "**", "*.*", "post.*" }.Where(pattern => OperationPattern.Covers(pattern, "")), Is.EqualTo(new[] { "*", "**" }));
}
