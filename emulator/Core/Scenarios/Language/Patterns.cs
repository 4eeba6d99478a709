using System.Text.RegularExpressions;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads regular expressions.</summary>
internal static class Patterns
{
    private const int Longest = 1_000;

    /// <summary>The pattern; null when it is wrong, or could become slow.</summary>
    public static PatternTest? Read(Node node, Page page)
    {
        if (Scalars.Text(node, "matches", page) is not { } pattern)
        {
            return null;
        }

        try
        {
            if (pattern.Length <= Longest)
            {
                return new PatternTest(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
            }

            page.Error(node, $"This pattern is longer than {Longest:N0} characters.");
        }
        catch (ArgumentException problem)
        {
            page.Error(node, $"This is not a regular expression: {problem.Message}");
        }
        catch (NotSupportedException)
        {
            page.Error(node, "This pattern could become very slow: look-around, back references, atomic groups and huge repetitions "
                + "are not taken.");
        }

        return null;
    }
}
