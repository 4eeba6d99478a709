using YamlDotNet.Core;

namespace ChatEmulator.Scenarios.Sources;

/// <summary>What to tell somebody whose file is not YAML. The parser's words are kept; the usual causes are added.</summary>
internal static class SyntaxHint
{
    public static string For(YamlException problem, Page page)
    {
        var line = page.Line((int)problem.Start.Line) ?? "";
        return $"This is not YAML: {problem.Message.TrimEnd('.')}.{Cause(line)}";
    }

    private static string Cause(string line) => line switch
    {
        _ when line.Contains('\t') => " Indent with spaces: YAML does not take tabs.",
        _ when line.Contains(": *", StringComparison.Ordinal) || line.Contains("[*", StringComparison.Ordinal) =>
            " A star needs quotes: write `\"*\"`.",
        _ when line.Contains(": %", StringComparison.Ordinal) || line.Contains(": @", StringComparison.Ordinal) =>
            " A text that begins with such a sign needs quotes.",
        _ when line.AsSpan().Count(": ") > 1 && !line.Contains('{') => " A text with a colon in it needs quotes.",
        _ => "",
    };
}
