namespace ChatEmulator.Mappings.Patterns;

/// <summary>What a body has to be: as a text, or as bytes.</summary>
internal sealed class BodyPattern
{
    private readonly ValuePattern? _text;
    private readonly byte[]? _bytes;

    /// <summary>A body that is a text; an empty one counts as none.</summary>
    public BodyPattern(ValuePattern text) => _text = text;

    /// <summary><c>binaryEqualTo</c>: a body of just these bytes.</summary>
    public BodyPattern(byte[] bytes) => _bytes = bytes;

    /// <summary>Whether the body is as it has to be.</summary>
    public bool Matches(Asked asked) => _text?.Matches(asked.Body) ?? asked.Exchange.Body.Span.SequenceEqual(_bytes);

    /// <summary>How far it is from that.</summary>
    public double Distance(Asked asked) => _text?.Distance(asked.Body) ?? (Matches(asked) ? 0 : 1);
}
