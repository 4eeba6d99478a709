using System.Text.RegularExpressions;

namespace ChatEmulator.Core.Tests.House;

/// <summary>The links of our documents to files and headings of this repository.</summary>
internal static partial class Links
{
    /// <summary>The links that lead nowhere, each with its line.</summary>
    /// <param name="path">Where the document is, from the root.</param>
    /// <param name="text">What it says.</param>
    /// <param name="read">The text of a file, empty for a folder; null for what is not there.</param>
    public static IEnumerable<string> Dead(string path, string text, Func<string, string?> read)
    {
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        return Prose(text)
            .SelectMany((line, index) => Link().Matches(line).Select(match => (Line: index + 1, Target: match.Groups["target"].Value)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !Leads(link.Target.Split('#'), path, folder, read))
            .Select(link => $"{path}:{link.Line}: {link.Target} leads nowhere");
    }

    /// <summary>What a heading is called in an address: small letters, hyphens for spaces, no other marks; as GitHub does it.</summary>
    public static string Anchor(string heading) => Marks().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static bool Leads(string[] target, string path, string folder, Func<string, string?> read)
    {
        var file = target[0].Length == 0 ? path : Resolved(folder, target[0]);
        return read(file) is { } text
            && (target.Length == 1 || Prose(text).Where(line => line.StartsWith('#')).Any(line => Anchor(line.TrimStart('#')) == target[1]));
    }

    private static string Resolved(string folder, string target)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    // Line by line, with nothing in place of what is fenced.
    private static IEnumerable<string> Prose(string text)
    {
        var fenced = false;
        foreach (var line in text.Split('\n'))
        {
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            yield return fenced || fence ? "" : line.TrimEnd('\r');
            fenced ^= fence;
        }
    }

    [GeneratedRegex(@"\[[^\]]+\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]", RegexOptions.None, 1000)]
    private static partial Regex Marks();
}
