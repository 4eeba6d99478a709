namespace ChatEmulator.Host.Templating.Parsing;

/// <summary>A template's text, and where in it something stands.</summary>
/// <param name="text">The text.</param>
internal sealed class Source(string text)
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Line, from 1, and column, from 0, as WireMock counts them.</summary>
    public string Place(int at)
    {
        var before = Text.AsSpan(0, at);
        return $"{before.Count('\n') + 1}:{at - (before.LastIndexOf('\n') + 1)}";
    }

    /// <summary>What to say of something that is no template.</summary>
    public FormatException Wrong(int at, string why) => new($"is no template as it is read here: {Place(at)}: {why}");
}
