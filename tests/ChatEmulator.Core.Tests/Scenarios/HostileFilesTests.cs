using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>Files that are made to keep a reader busy, fill its memory or break it.</summary>
public sealed class HostileFilesTests
{
    private const int Size = 990_000;

    private static IEnumerable<TestCaseData> Hostile =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["open lists"] = new('[', Size),
            ["open maps"] = new('{', Size),
            ["nested dashes"] = Repeated("- "),
            ["nested questions"] = Repeated("? "),
            ["keys on one line"] = Repeated("a: "),
            ["anchors"] = Repeated("&a "),
            ["aliases"] = Repeated("*a "),
            ["aliases of one anchor"] = "data: &a x\nrules: [" + Repeated("*a,")[..^30] + "]",
            ["many keys in braces"] = "{" + string.Join(',', Enumerable.Range(0, 80_000).Select(i => $"k{i}: 1")) + "}",
            ["maps in lists in maps"] = Repeated("[{a: "),
            ["tags"] = Repeated("!a "),
            ["one long word"] = new('a', Size),
            ["one long quoted word"] = $"'{new string('a', Size)}'",
            ["an open quote"] = "\"" + Repeated("\\n"),
            ["many documents"] = Repeated("---\n"),
            ["many values"] = "rules: [" + Repeated("1,") + "]",
            ["many unknown keys"] = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"sceanrio{i}: 1\n")),
            ["many rules"] = "scenario: s\nrules:\n" + string.Concat(Enumerable.Range(0, 9_000)
                .Select(i => $"  - {{ name: r{i}, calls: \"*\", times: 1, delivery: {{ delay: 1s }} }}\n")),
            ["many wrong rules"] = "rules: [" + Repeated("{nam: 1, call: x},") + "]",
            ["many long names"] = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"{new string('s', 99)}{i}: 1\n")),
            ["indentation"] = string.Concat(Enumerable.Range(0, 1_400).Select(i => $"{new string(' ', i)}a:\n")),
            ["line breaks"] = new('\n', Size),
            ["comments"] = Repeated("#\n"),
            ["carriage returns"] = "a:" + new string('\r', Size),
            ["a version from nowhere"] = "%YAML 99999999999999999999.1\n--- a",
            ["a tag directive"] = "%TAG ! tag:x,2002:\n--- !a b",
            ["escapes"] = "a: \"\\UFFFFFFFF\\xZZ\"",
            ["many templates"] = "rules: [{ answer: { body: \"" + Repeated("{{now}}") + "\" } }]",
            ["templates on many lines"] = "rules:\n  - answer:\n      body: |\n" + Repeated("        {{nwo}}\n"),
            ["half a surrogate"] = "scenario: \"\\uD800\"",
        }.Select(file => new TestCaseData(file.Value).SetName($"A_file_of_{file.Key.Replace(' ', '_')}_is_answered"));

    [TestCaseSource(nameof(Hostile))]
    public void Answered(string yaml)
    {
        var loaded = Fake.Loader.LoadText(yaml);
        var told = Problems.Render(loaded.Problems, ProblemFormat.Text);
        TestContext.Out.WriteLine($"{loaded.Problems.Count} problems: {told[..Math.Min(200, told.Length)]}");
        Assert.That(loaded.HasErrors || loaded.Scenarios.Count == 1, Is.True);
    }

    [Test]
    public void A_text_over_a_megabyte_is_refused_unread()
    {
        var loaded = Fake.Loader.LoadText(new string('a', 1_000_001), "big.yaml");
        Assert.That(loaded.Problems.Single().Text, Does.Contain("larger than 1 MB"));
    }

    [Test]
    public void After_a_thousand_problems_the_others_are_not_shown_and_it_says_so()
    {
        var loaded = Fake.Loader.LoadText(string.Concat(Enumerable.Range(0, 2_000).Select(i => $"key{i}: 1\n")));
        Assert.That(loaded.Problems, Has.Count.EqualTo(1_000));
        Assert.That(loaded.Problems.Select(problem => problem.Text), Has.Some.Contains("1,000 problems or more"));
    }

    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, Size / text.Length));
}
