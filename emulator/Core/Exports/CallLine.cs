using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Exports;

/// <summary>
/// What happened, as lines of JSON (NDJSON): a call once it has ended, in the shape that Control tells, with the epoch of its world; and what became of a late effect
/// of one, <c>{"n","world","epoch","effect","at"}</c>, which has no <c>request</c>. Each object is one line, whatever white space a body has.
/// </summary>
/// <param name="unmasked">Whether secrets are written as they came.</param>
#pragma warning disable CA1001 // The writer is over memory of our own, and disposing of it would only flush what is flushed.
internal sealed class CallLine(bool unmasked = false)
#pragma warning restore CA1001
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _line = new(2_048);
    private readonly HeaderMemo _memo = new();
    private readonly Utf8JsonWriter _json = new(Stream.Null, Options);

    /// <summary>A call that has ended.</summary>
    public void Call(IBufferWriter<byte> to, Call call, string world, int epoch)
    {
        Begin();
        CallJson.Write(_json, unmasked ? ShownCall.Unmasked(call) : ShownCall.Of(call, _memo), world, epoch);
        End(to);
    }

    /// <summary>A late effect that has been made.</summary>
    public void Made(IBufferWriter<byte> to, long call, string world, int epoch, Effect effect, DateTimeOffset at)
    {
        Begin();
        _json.WriteStartObject();
        _json.WriteNumber("n", call);
        _json.WriteString("world", world);
        _json.WriteNumber("epoch", epoch);
        _json.WriteString("effect", Words.Of(effect));
        _json.WriteString("at", at.UtcDateTime);
        _json.WriteEndObject();
        End(to);
    }

    /// <summary>That some lines are missing here.</summary>
    public void Gap(IBufferWriter<byte> to, long lost, string why)
    {
        Begin();
        _json.WriteStartObject();
        _json.WriteNumber("lost", lost);
        _json.WriteString("why", why);
        _json.WriteEndObject();
        End(to);
    }

    private void Begin()
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
    }

    private void End(IBufferWriter<byte> to)
    {
        _json.Flush();
        var shown = VisibleJson.Of(_line.WrittenMemory).Span;
        var room = to.GetSpan(shown.Length + 1);
        shown.CopyTo(room);

        // Within a text JSON has no line ends; what is left of them is the white space of a body that was laid out for people.
        var line = room[..shown.Length];
        line.Replace((byte)'\n', (byte)' ');
        line.Replace((byte)'\r', (byte)' ');
        room[shown.Length] = (byte)'\n';
        to.Advance(shown.Length + 1);
    }
}
