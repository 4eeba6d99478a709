using System.Text.RegularExpressions;

namespace ChatEmulator.Server.Tests.Readme;

/// <summary>The first minute as the README tells it: its commands are played in their order, and print what it shows.</summary>
[Platform("Linux,MacOsX")]
public sealed class ReadmeTests
{
    private const string Emulator = "dotnet run --project emulator/Host";

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

    // Four calls, the check of the file, a call, the rule that is added, the message that breaks, the one that arrives, the verdict.
    private static readonly int[] Codes = [0, 0, 0, 0, 0, 0, 0, 56, 0, 1];

    [TestCase("a…c", "abc", true)]
    [TestCase("a…c", "a\"c", false)]
    [TestCase("a.c", "abc", false)]
    [TestCase("abc", "abcd", false)]
    public void An_ellipsis_stands_for_a_value_and_nothing_else_does(string shown, string printed, bool same) =>
        Assert.That(Regex.IsMatch(printed, Walk.Pattern(shown)), Is.EqualTo(same));
}
