using System.Globalization;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Telemetry;

/// <summary>What calls are counted by, and what their spans have in common.</summary>
/// <param name="Route">The operation and method.</param>
/// <param name="Status">The status that was decided.</param>
/// <param name="IsSeen">Whether it was sent; not where the connection broke before a byte of a body was.</param>
/// <param name="Effect">What the call did, as of when it was decided.</param>
/// <param name="How">How its delivery ended.</param>
/// <param name="Protocol">What it came by.</param>
internal readonly record struct Kind(Route Route, int Status, bool IsSeen, Effect Effect, EndingKind How, Protocols Protocol)
{
    // STATUS_CODE_ERROR
    private const ulong Failed = 2;

    /// <summary>That of a call.</summary>
    public static Kind Of(in EndedCall call, Route route, Protocols protocol) => new(
        route, call.Status, call.Ending.How is EndingKind.Delivered or EndingKind.Spoiled || call.Ending.Bytes > 0, call.Effect, call.Ending.How, protocol);

    // How its delivery broke, else a status of the server's own failing; null where it did not fail.
    private string? Error =>
        How != EndingKind.Delivered ? Words.Of(How)
        : Status < 500 ? null
        : Status.ToString(CultureInfo.InvariantCulture);

    /// <summary>The fields that all its spans have, but those of a call alone.</summary>
    public byte[] OfSpan()
    {
        var to = new Protobuf();
        to.Raw(Route.OfSpan);
        Attributes(to, 9);
        to.Attribute(9, "chat_emulator.ending"u8, Words.Of(How));
        if (!IsSeen)
        {
            to.Attribute(9, "chat_emulator.status"u8, Status);
        }

        if (Error is not null)
        {
            var opened = to.Open(15);
            to.Number(3, Failed);
            to.Close(opened);
        }

        return to.Written.ToArray();
    }

    /// <summary>The attributes of its points.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="field">The number of the field for attributes.</param>
    public void OfPoint(Protobuf to, int field)
    {
        Route.Write(to, field);
        Attributes(to, field);
    }

    private void Attributes(Protobuf to, int field)
    {
        to.Attribute(field, "network.protocol.version"u8, Protocol == Protocols.Http2 ? "2" : "1.1");
        to.Attribute(field, "chat_emulator.effect"u8, Words.Of(Effect));
        if (IsSeen)
        {
            to.Attribute(field, "http.response.status_code"u8, Status);
        }

        if (Error is { } error)
        {
            to.Attribute(field, "error.type"u8, error);
        }
    }
}
