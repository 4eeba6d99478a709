using ChatEmulator.Deliveries;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Language;
using ChatEmulator.Scenarios.Language.Expecting;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class LanguageTests
{
    private static IEnumerable<string> RuleExamples => RuleKeys.All.Select(key => key.Example);

    private static IEnumerable<string> AnswerExamples => AnswerParts.All.Select(key => key.Name == "error" || key.Name == "retry_after"
        ? "answer: { error: service_unavailable, retry_after: 2s }"
        : key.Name is "status" or "mix" ? $"answer: {{ {key.Example} }}" : $"answer: {{ status: 502, {key.Example} }}");

    private static IEnumerable<string> DeliveryExamples => Menu.All.Select(word => $"delivery: {word.Example}");

    private static IEnumerable<string> MatcherExamples => Matchers.All.Select(key => $"when: {{ body.to: {{ {key.Example} }} }}");

    private static IEnumerable<string> ExpectationExamples => ExpectationKeys.All.Select(key => Entry(key.Name, key.Example))
        .Concat(RetriesParts.All.Select(part => $"retries: {{ {part.Example} }}"))
        .Concat(RevocationParts.All.Select(part => $"after_revocation: {{ {part.Example} }}"))
        .Concat(ExpectationKeys.OfStep.Select(key => $"order: [algoreg.login, {{ {(key.Required ? "" : "calls: algoreg.create_message, ")}{key.Example} }}]"));

    [TestCaseSource(nameof(RuleExamples))]
    [TestCaseSource(nameof(AnswerExamples))]
    [TestCaseSource(nameof(DeliveryExamples))]
    [TestCaseSource(nameof(MatcherExamples))]
    public void The_example_of_every_key_is_sound(string example)
    {
        // The examples speak of the real providers; the other keys are what the example leaves out.
        example = example.Replace("signalwire.create_token", "post.send_letter", StringComparison.Ordinal);
        string[] rest = ["name: a", "calls: post.send_letter", "effect: applied", .. example.StartsWith("repeat", StringComparison.Ordinal) ? ["answer: [own, { error: service_unavailable }]"] : Array.Empty<string>()];
        var key = example[..(example.IndexOf(':', StringComparison.Ordinal) + 1)];
        var rule = string.Join("\n    ", rest.Where(line => !line.StartsWith(key, StringComparison.Ordinal)).Append(example));
        var loaded = Fake.Loader.LoadText($"scenario: example\nstate: stormy\nrules:\n  -\n    {rule}\n");
        Assert.That(loaded.Problems.Where(problem => problem.Severity == ChatEmulator.Scenarios.Severity.Error), Is.Empty);
    }

    [TestCaseSource(nameof(ExpectationExamples))]
    public void The_example_of_every_key_of_an_expectation_is_sound(string example)
    {
        var loader = new Loader([.. Vendors.All().Select(provider => provider.Catalogue)]);
        var loaded = loader.LoadText($"scenario: example\nrules: [{{ name: a, calls: algoreg.*, delivery: {{ delay: 1s }} }}]\nexpect: [{{ {example} }}]\n");
        Assert.That(Problems.Render(loaded.Problems, ProblemFormat.Text), Is.Empty);
    }

    [Test]
    public void Every_key_says_what_it_is_for()
    {
        var told = ScenarioKeys.All.Select(key => (key.Name, key.About))
            .Concat(RuleKeys.All.Select(key => (key.Name, key.About)))
            .Concat(AnswerParts.All.Select(key => (key.Name, key.About)))
            .Concat(Matchers.All.Select(key => (key.Name, key.About)))
            .Concat(ExpectationKeys.All.Select(key => (key.Name, key.About)))
            .Concat(RetriesParts.All.Select(key => (key.Name, key.About)))
            .Concat(RevocationParts.All.Select(key => (key.Name, key.About)));
        Assert.That(told.Where(key => key.About is not [.., '.']), Is.Empty);
    }

    [Test]
    public void Whatever_the_menu_offers_is_not_called_missing_from_this_version()
    {
        foreach (var word in Menu.All)
        {
            Assert.That(Fake.Wrong($"calls: post.read_letter, delivery: {word.Example}"), Is.Empty);
        }
    }

    // With what the example leaves out: what is counted, and how much of it.
    private static string Entry(string key, string example) => key switch
    {
        "calls" or "applied" or "refused" => $"{example}, exactly: 1",
        "when" or "per" => $"calls: algoreg.create_message, exactly: 1, {example}",
        "status" => $"calls: algoreg.*, exactly: 1, {example}",
        "exactly" or "at_least" or "at_most" => $"calls: algoreg.*, {example}",
        "name" => $"rules: all_used, {example}",
        _ => example,
    };

    [TestCase("times", "tiems")]
    [TestCase("retry_after", "retryAfter")]
    [TestCase("retry_after", "Retry-After")]
    [TestCase("calls", "call")]
    [TestCase(null, "zebra")]
    [TestCase(null, "")]
    public void The_nearest_known_name_is_the_one_that_was_probably_meant(string? meant, string written) => Assert.That(
        ChatEmulator.Scenarios.Sources.Nearest.Of(written, ["times", "after", "calls", "retry_after", "at"]), Is.EqualTo(meant));
}
