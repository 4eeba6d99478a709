using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads the address that a request has to have: one of five ways to say it.</summary>
internal static class UrlReader
{
    private const int LongestTemplate = 2_000;

    private static readonly string[] Ways = ["url", "urlPattern", "urlPath", "urlPathPattern", "urlPathTemplate"];

    /// <summary>The pattern; any address where none is said.</summary>
    public static UrlPattern Read(Fields fields)
    {
        var said = Ways.Select(way => (Way: way, Text: fields.Text(way))).Where(each => each.Text is not null).ToArray();
        foreach (var (way, _) in said.Skip(1))
        {
            fields.Wrong<object>(way, $"says the address a second time, beside {said[0].Way}: only one of {string.Join(", ", Ways)}");
        }

        return said.Length == 0 ? UrlPattern.Any : Read(said[0].Way, said[0].Text!, fields);
    }

    private static UrlPattern Read(string way, string text, Fields fields) => way switch
    {
        "url" => new ExactUrl(text),
        "urlPath" => new ExactPath(text),
        "urlPathTemplate" => text.Length <= LongestTemplate ? new TemplateUrl(text) : Wrong(way, $"is longer than {LongestTemplate:N0} characters", fields),
        _ => JavaRegex.Read(text, anyCase: false, out var problem) is { } regex ? new RegexUrl(regex, pathAlone: way == "urlPathPattern") : Wrong(way, problem, fields),
    };

    private static UrlPattern Wrong(string way, string problem, Fields fields) => fields.Wrong<UrlPattern>(way, problem) ?? UrlPattern.Any;
}
