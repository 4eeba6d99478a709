using System.Text.RegularExpressions;

namespace ChatEmulator.Server.Tests.Readme;

/// <summary>A command of a document, and what it says that the command prints.</summary>
/// <param name="Command">As it is pasted into a shell; of several lines where it holds a text.</param>
/// <param name="Prints">What is shown below it; null for nothing.</param>
internal sealed record Step(string Command, string? Prints);

/// <summary>What a reader of a document does, block by block: pastes its commands, saves its files, compares what is printed.</summary>
internal static partial class Walk
{
    /// <summary>The commands of a document in their order. What is printed stands behind them, in a block of its own.</summary>
    public static IReadOnlyList<Step> Steps(string document)
    {
        var steps = new List<Step>();
        foreach (Match block in Block().Matches(document))
        {
            var text = block.Groups["text"].Value;
            switch (block.Groups["language"].Value)
            {
                case "console":
                    steps.AddRange(Command().Matches(text).Select(command => new Step(command.Value.TrimEnd(), null)));
                    break;
                case "http" or "text":
                    steps[^1] = steps[^1] with { Prints = text };
                    break;
            }
        }

        return steps;
    }

    /// <summary>The only block of a language.</summary>
    public static string Only(string document, string language) => Block().Matches(document).Single(block => block.Groups["language"].Value == language).Groups["text"].Value;

    /// <summary>A printed text as a pattern: an ellipsis is whatever comes until the next quotation mark, comma or end of a line.</summary>
    public static string Pattern(string printed) => $"^{Regex.Escape(printed.TrimEnd()).Replace("…", "[^\"\\r\\n]+?", StringComparison.Ordinal)}$";

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    // A line, or what stands between `<<'END'` and `END`.
    [GeneratedRegex("^[^\n]*<<'END'\n.*?^END$|^[^\n]+$", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Command();
}
