using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatEmulator.Server.Tests.Cli;

namespace ChatEmulator.Server.Tests.Readme;

/// <summary>The first minute as the README tells it: its commands are played in their order, and print what it shows.</summary>
[Platform("Linux,MacOsX")]
public sealed class ReadmeTests
{
    private const string Emulator = "dotnet run --project emulator/Host";

    // Four calls, the check of the file, a call, the rule that is added, the message that breaks, the one that arrives, the verdict.
    private static readonly int[] Codes = [0, 0, 0, 0, 0, 0, 0, 56, 0, 1];

    private static readonly string[] Played = [Emulator, "curl ", "cat "];

    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    [Test]
    public void It_is_short() => Assert.That(Document.Split('\n'), Has.Length.LessThan(230));

    [Test]
    public void The_two_commands_of_the_set_up_stand_first() => Assert.That(Walk.Steps(Document).Take(2).Select(step => step.Command), Is.EqualTo([Emulator, "dotnet test"]));

    [Test]
    [CancelAfter(180_000)]
    public async Task Its_commands_print_what_it_says(CancellationToken cancel)
    {
        await using var reader = new Reader(Walk.Only(Document, "yaml"));
        foreach (var step in Walk.Steps(Document).Where(step => Played.Any(start => step.Command.StartsWith(start, StringComparison.Ordinal))))
        {
            var printed = await reader.Do(step.Command, cancel);
            if (step.Prints is { } shown)
            {
                Assert.That(printed.TrimEnd(), Does.Match(Walk.Pattern(shown)), step.Command);
            }
        }

        Assert.That(reader.Codes, Is.EqualTo(Codes), reader.Said);
    }

    [Test]
    public async Task It_says_how_many_rules_rest_on_what()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("fidelity", "--format", "json"), Is.Zero);
        var known = JsonNode.Parse(shell.Out)!.AsObject().SelectMany(provider => provider.Value!["known"]!.AsObject()).GroupBy(basis => basis.Key).ToDictionary(basis => basis.Key, basis => basis.Sum(each => (int)each.Value!));
        Assert.That(Document.Replace('\n', ' '), Does.Contain(
            $"Of the {known.Values.Sum()} rules that it keeps in their names {known["documented"]} are documented, {known["observed"]} observed, {known["inferred"]} inferred and {known["assumed"]} assumed"));
    }

    [TestCase("a…c", "abc", true)]
    [TestCase("a…c", "a\"c", false)]
    [TestCase("a.c", "abc", false)]
    [TestCase("abc", "abcd", false)]
    public void An_ellipsis_stands_for_a_value_and_nothing_else_does(string shown, string printed, bool same) =>
        Assert.That(Regex.IsMatch(printed, Walk.Pattern(shown), RegexOptions.NonBacktracking), Is.EqualTo(same));
}
