using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Journals;

/// <summary>
/// Writes headers as <see cref="CallJson.WriteHeaders"/> does, straight from their record. A line that may have a secret is masked once and then known, as a client sends the same
/// credentials again and again; what is another thing each time, such as the id of a request, is looked at as it is. For one thread at a time.
/// </summary>
/// <param name="unmasked">Whether they are shown as they came.</param>
internal sealed class HeaderJson(bool unmasked)
{
    private const int MostKnown = 256;
    private const int LongestKnown = 4_096;
    private const int MostLines = 64;

    private readonly Dictionary<ulong, Known> _known = [];
    private readonly CallSecrets _none = CallSecrets.OfHeaders([]);

    /// <summary>Writes the headers of a request.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="raw">As they stand in a record.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>What of them is a secret, wherever it stands; null where nothing is masked.</returns>
    public CallSecrets? Request(JsonBytes json, ReadOnlySpan<byte> raw, int count)
    {
        if (!AreDistinct(new RecordReader(raw), count))
        {
            var all = new RecordReader(raw).Headers(count);
            json.Other(other => CallJson.WriteHeaders(other, unmasked ? all : all.Select(ShownCall.Masked)));
            return unmasked ? null : CallSecrets.OfHeaders(all);
        }

        var lines = new RecordReader(raw);
        var (first, several) = ((CallSecrets?)null, false);
        json.Raw("{"u8);
        for (var i = 0; i < count; i++)
        {
            if (Line(json, i > 0 ? ","u8 : default, lines.Raw(2)) is { } secrets)
            {
                several = first is not null;
                first ??= secrets;
            }
        }

        json.Raw("}"u8);
        return unmasked ? null : several ? CallSecrets.OfHeaders(new RecordReader(raw).Headers(count)) : first ?? _none;
    }

    /// <summary>Writes the headers of an answer.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="raw">As they stand in a record.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="secrets">What the request carried; null where nothing is masked.</param>
    public static void Answer(JsonBytes json, ReadOnlySpan<byte> raw, int count, CallSecrets? secrets)
    {
        if (!AreDistinct(new RecordReader(raw), count))
        {
            var all = new RecordReader(raw).Headers(count);
            json.Other(other => CallJson.WriteHeaders(other, secrets is null ? all : all.Select(header => ShownCall.Masked(header, secrets))));
            return;
        }

        var lines = new RecordReader(raw);
        json.Raw("{"u8);
        for (var i = 0; i < count; i++)
        {
            var name = lines.Next();
            var value = lines.Next();
            json.Text(i > 0 ? ","u8 : default, name);
            if (secrets is null || (Hints.IsPlain(name, value) && !secrets.AreIn(value.Ascii)))
            {
                json.Text(":"u8, value);
            }
            else
            {
                json.Text(":"u8, ShownCall.Masked(new Header(name.ToText()!, value.ToText()!), secrets).Value);
            }
        }

        json.Raw("}"u8);
    }

    // What of it is a secret; null for nothing.
    private CallSecrets? Line(JsonBytes json, ReadOnlySpan<byte> before, ReadOnlySpan<byte> line)
    {
        var texts = new RecordReader(line);
        var name = texts.Next();
        var value = texts.Next();
        json.Text(before, name);
        if (unmasked || Hints.IsPlain(name, value))
        {
            json.Text(":"u8, value);
            return null;
        }

        var known = Find(line);
        json.Text(":"u8, known.Shown);
        return known.Secrets;
    }

    private Known Find(ReadOnlySpan<byte> line)
    {
        var print = Mix.Bytes(line);
        if (_known.TryGetValue(print, out var known) && known.Line.AsSpan().SequenceEqual(line))
        {
            return known;
        }

        var header = new RecordReader(line).Headers(1);
        var secrets = CallSecrets.OfHeaders(header);
        known = new Known(line.ToArray(), ShownCall.Masked(header[0]).Value, secrets.IsEmpty ? null : secrets);
        if (line.Length > LongestKnown)
        {
            return known;
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        return _known[print] = known;
    }

    // A name that comes several times has a list, and only who knows all of them can write it.
    private static bool AreDistinct(RecordReader lines, int count)
    {
        if (count > MostLines)
        {
            return false;
        }

        Span<(int At, int Length)> names = stackalloc (int, int)[count];
        for (var i = 0; i < count; i++)
        {
            var name = lines.Next();
            names[i] = (lines.Used - name.Ascii.Length, name.Ascii.Length);
            foreach (var (at, length) in names[..i])
            {
                if (name.IsWide || (length == name.Ascii.Length && Ascii.EqualsIgnoreCase(lines.Read.Slice(at, length), name.Ascii)))
                {
                    return false;
                }
            }

            lines.Skip(1);
        }

        return true;
    }

    /// <summary>A line, how its value is shown, and what of it is a secret, wherever it stands; null for nothing.</summary>
    private sealed record Known(byte[] Line, string Shown, CallSecrets? Secrets);
}
