using System.Buffers;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Exports;

/// <summary>
/// What happened, as lines of JSON (NDJSON): a call once it has ended, in the shape that Control tells, with the epoch of its world; and what became of a late effect
/// of one, <c>{"n","world","epoch","effect","at"}</c>, which has no <c>request</c>; where a run begins, and where lines are missing. Each object is one line, whatever white space a body has.
/// </summary>
/// <param name="unmasked">Whether secrets are written as they came.</param>
internal sealed class CallLine(bool unmasked = false)
{
    private readonly JsonBytes _json = new();
    private readonly RecordJson _calls = new(unmasked);

    /// <summary>A call that has ended.</summary>
    public void Call(IBufferWriter<byte> to, Extract call, in Ending ending, string world, int epoch)
    {
        _json.Clear();
        _calls.Write(_json, call, ending, world, epoch);
        End(to);
    }

    /// <summary>A late effect that has been made.</summary>
    public void Made(IBufferWriter<byte> to, long call, string world, int epoch, Effect effect, DateTimeOffset at)
    {
        _json.Clear();
        _json.Number("{\"n\":"u8, call);
        _json.Text(",\"world\":"u8, world);
        _json.Number(",\"epoch\":"u8, epoch);
        _json.Text(",\"effect\":"u8, Words.Of(effect));
        _json.Time(",\"at\":"u8, at);
        _json.Raw("}"u8);
        End(to);
    }

    /// <summary>That a run of the emulator begins: what stands behind it counts anew.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="at">When, in real time.</param>
    /// <param name="version">Of which version.</param>
    public void Started(IBufferWriter<byte> to, DateTimeOffset at, string version)
    {
        _json.Clear();
        _json.Time("{\"started\":"u8, at);
        _json.Text(",\"version\":"u8, version);
        _json.Raw("}"u8);
        End(to);
    }

    /// <summary>That some lines are missing here.</summary>
    public void Gap(IBufferWriter<byte> to, long lost, string why)
    {
        _json.Clear();
        _json.Number("{\"lost\":"u8, lost);
        _json.Text(",\"why\":"u8, why);
        _json.Raw("}"u8);
        End(to);
    }

    private void End(IBufferWriter<byte> to)
    {
        var shown = VisibleJson.Of(_json.Written).Span;
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
