using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads parts of a whole: <c>0.3</c> or <c>30%</c>.</summary>
internal static class Shares
{
    /// <summary>The part, whatever it is; null when it is no number, and the page says so.</summary>
    public static decimal? Any(Node node, string key, Page page) => IsPercentage(node)
        ? Scalars.Number(new TextNode(node.Place, ((TextNode)node).Value[..^1].TrimEnd(), quoted: false), key, page) / 100
        : Scalars.Number(node, key, page);

    /// <summary>A part above 0 and up to 1; null when it is none, and the page says so.</summary>
    public static decimal? Read(Node node, string key, Page page)
    {
        var share = Any(node, key, page);
        if (share is null or (> 0 and <= 1))
        {
            return share;
        }

        var meant = share is > 1 and <= 100 && !IsPercentage(node) ? $" Did you mean `{((TextNode)node).Shown}%`?" : "";
        page.Error(node, $"`{key}` is a part of all: a percentage above `0%` and up to `100%`, but this is `{((TextNode)node).Shown}`.{meant}");
        return null;
    }

    /// <summary>Whether it is written with a percent sign.</summary>
    public static bool IsPercentage(Node node) => node is TextNode { Value: [.., '%'] };
}
