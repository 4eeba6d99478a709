using System.Text.RegularExpressions;

namespace ChatEmulator.Core.Tests.House;

/// <summary>Names that say nothing, files that grew too long, and what lies at the root.</summary>
internal static partial class Manners
{
    private const int MostLines = 250;
    private const int MostTestLines = 400;

    // Root files are those that some tool looks for there; everything else lives beside what it describes.
    private static readonly string[] Root =
    [
        ".dockerignore", ".editorconfig", ".gitignore", "CHANGELOG.md", "Directory.Build.props", "Directory.Packages.props",
        "Emulator.sln", "LICENSE", "README.md", "docker-compose.yml", "global.json",
    ];

    /// <summary>The refused words among the folders and the file of a path, and among the types that a file declares.</summary>
    public static IEnumerable<string> RefusedNames(string path, string text)
    {
        var types = text.Split('\n')
            .SelectMany((line, index) => Declared().Matches(line).Select(match => (Line: index + 1, Name: match.Groups["name"].Value)));
        return path.Split('/')
            .Select(part => (Line: 1, Name: part.Split('.')[0]))
            .Concat(types)
            .Where(each => Refused().IsMatch(each.Name))
            .Select(each => $"{path}:{each.Line}: {each.Name} is a refused name")
            .Distinct();
    }

    /// <summary>The line at which a file had to stop.</summary>
    public static IEnumerable<string> TooLong(string path, string text)
    {
        var most = path.StartsWith("tests/", StringComparison.Ordinal) ? MostTestLines : MostLines;
        var lines = text.TrimEnd('\n').Count(letter => letter == '\n') + 1;
        return lines > most ? [$"{path}:{most}: {lines} lines, at most {most}"] : [];
    }

    /// <summary>A file at the root that no tool needs there; what one person's tools leave behind is ignored as git does.</summary>
    public static IEnumerable<string> OutOfPlace(string name) =>
        Root.Contains(name) || name == ".git" || name.EndsWith(".user", StringComparison.Ordinal)
            ? []
            : [$"{name}:1: only files that a tool needs there lie at the root"];

    [GeneratedRegex(
        "^(?:Commons?|Utils?|Utilities|Helpers?|Services?|Abstractions?)$|.(?:Manager|Helper|Util|Utils|Service|Processor|Wrapper|Base|Impl|Info)$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refused();

    [GeneratedRegex(
        @"^\s*(?:(?:public|internal|private|protected|static|sealed|abstract|partial|readonly|ref)\s+)*(?:class|record\s+struct|record|struct|interface|enum)\s+(?<name>[A-Z]\w*)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declared();
}
