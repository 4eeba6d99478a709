using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads single values. Each gives null after it has reported what is wrong.</summary>
internal static class Scalars
{
    private const int LongestName = 100;

    /// <summary>Any text as it is written, quoted or not.</summary>
    public static string? Text(Node node, string key, Page page)
    {
        if (node is not TextNode { IsNull: false } text)
        {
            page.Error(node, $"`{key}` takes a text, but this is {node.Kind}.");
        }
        else if (TemplateReader.HasBlank(text.Value))
        {
            page.Error(node, $"`{key}` is taken as it is written: nothing is filled in for `{{{{ }}}}` here, but in what an answer tells "
                + "(`body`, `json`, `headers`, `content_type`, and `set` under `alter`).");
        }
        else
        {
            return text.Value;
        }

        return null;
    }

    /// <summary>A name that is shown in one line and travels in a header.</summary>
    public static string? Name(Node node, string key, Page page)
    {
        var name = Text(node, key, page);
        if (name is not null && (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl)))
        {
            page.Error(node, $"`{key}` takes one line of at least 1 and at most {LongestName} characters.");
            return null;
        }

        return name;
    }

    /// <summary>A number of calls, from 1.</summary>
    public static long? Count(Node node, string key, Page page)
    {
        if (Whole(node, key, page) is not { } count)
        {
            return null;
        }

        if (count >= 1)
        {
            return count;
        }

        page.Error(node, $"`{key}: {count}` counts no call. The smallest is 1; to have no limit, leave `{key}` out.");
        return null;
    }

    public static long? Whole(Node node, string key, Page page)
    {
        if (Number(node, key, page) is not { } number)
        {
            return null;
        }

        if (decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue)
        {
            return (long)number;
        }

        page.Error(node, $"`{key}` takes a whole number, but this is {node.Kind}.");
        return null;
    }

    public static decimal? Number(Node node, string key, Page page)
    {
        if (node is TextNode { IsAmbiguous: true } zeros)
        {
            page.Error(node, $"`{zeros.Shown}` begins with a zero. Quote it if it is text, or leave the zeros out if it is a number.");
            return null;
        }

        if (node is TextNode { Number: { } number })
        {
            return number;
        }

        var quoted = node is TextNode { Quoted: true } text && new TextNode(text.Place, text.Value, quoted: false).Number is not null;
        page.Error(node, $"`{key}` takes a number, but this is {(quoted ? "text: take the quotes away" : node.Kind)}.{Point(node)}");
        return null;
    }

    /// <summary>What to tell who writes decimals with a comma; empty for nobody.</summary>
    public static string Point(Node node) =>
        node is TextNode { Value: [>= '0' and <= '9', ..] text } && text.Count(c => c == ',') == 1 && text.Split(',')[1] is [>= '0' and <= '9', ..]
            ? $" Decimals have a point here: `{text.Replace(',', '.')}`."
            : "";

    public static bool? Truth(Node node, string key, Page page)
    {
        var truth = (node as TextNode)?.Truth;
        if (truth is null)
        {
            page.Error(node, $"`{key}` takes `true` or `false`, but this is {node.Kind}.{MeantTruth(node)}");
        }

        return truth;
    }

    // Other tools and older YAML have these words; here they are text.
    private static string MeantTruth(Node node) => (node as TextNode)?.Value.ToUpperInvariant() switch
    {
        "YES" or "ON" or "Y" or "1" or "TRUE" => " Did you mean `true`?",
        "NO" or "OFF" or "N" or "0" or "FALSE" => " Did you mean `false`?",
        _ => "",
    };
}
