using ChatEmulator.Contracts;

namespace ChatEmulator.Providers;

/// <summary>Writes UTF-8 into a span that is known to be large enough.</summary>
/// <param name="destination">Where to.</param>
internal ref struct ByteText(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    public int Length { get; private set; }

    public void Add(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(_destination[Length..]);
        Length += text.Length;
    }

    /// <summary>JSON without the white space between its tokens.</summary>
    public void AddCompact(scoped ReadOnlySpan<byte> json) => Length += JsonText.Compact(json, _destination[Length..]);

    public void Add<T>(T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(_destination[Length..], out var written, default, null);
        Length += written;
    }
}
