using YamlDotNet.Core;

namespace ChatEmulator.Scenarios.Sources;

/// <summary>What to tell somebody whose file is not YAML. The parser's words are kept; the usual causes are added.</summary>
internal static class SyntaxHint
{
    public static string For(YamlException problem, string line) => $"This is not YAML: {problem.Message.TrimEnd('.')}.{Cause(line, problem)}";

    /// <summary>Where it is wrong. Of a tab the parser only says that there is one.</summary>
    public static Place Place(Place told, YamlException problem, Page page)
    {
        if (problem.Message.Contains("tab", StringComparison.Ordinal))
        {
            for (var i = told.Line; page.Line(i) is { } line; i++)
            {
                var indent = line.AsSpan().IndexOfAnyExcept(' ');
                if (indent >= 0 && line[indent] == '\t')
                {
                    return new Place(i, indent + 1);
                }
            }
        }

        return told;
    }

    private static string Cause(string line, YamlException problem) => line switch
    {
        _ when line.Contains('\t') => " Indent with spaces: YAML does not take tabs.",
        _ when line.Contains(": *", StringComparison.Ordinal) || line.Contains("[*", StringComparison.Ordinal) =>
            " A star needs quotes: write `\"*\"`.",
        _ when line.Contains(": %", StringComparison.Ordinal) || line.Contains(": @", StringComparison.Ordinal) =>
            " A text that begins with such a sign needs quotes.",
        _ when line.AsSpan().Count(": ") > 1 && !line.Contains('{') => " A text with a colon in it needs quotes.",
        _ when problem.Message.Contains("block", StringComparison.Ordinal) => " Is this line indented as far as those that it belongs to?",
        _ => "",
    };
}
