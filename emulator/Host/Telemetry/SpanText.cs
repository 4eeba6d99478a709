using System.Buffers.Binary;
using System.Globalization;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Telemetry;

/// <summary>
/// A call as a span of OpenTelemetry (opentelemetry/proto/trace/v1/trace.proto): HTTP's attributes by the stable conventions, and ours, which begin with
/// <c>chat_emulator.</c>. Queries, headers and bodies are left out, because secrets are there.
/// </summary>
internal static class SpanText
{
    // Paths are the client's; conventions leave it to us how much of one is kept.
    private const int LongestText = 1_024;

    // Flags beyond W3C's: whether the parent is remote is known, and it is.
    private const uint RemoteKnown = 0x100;
    private const uint Remote = 0x200;

    /// <summary>Writes one.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="call">The call.</param>
    /// <param name="glimpse">The rest of it; null where the journal has dropped it already.</param>
    /// <param name="common">What it has in common with other spans.</param>
    /// <param name="parent">The client's span; the default for none.</param>
    /// <param name="epoch">Ticks (UTC) of wall time at which monotonic time was zero.</param>
    public static void Write(Batch batch, in EndedCall call, Glimpse? glimpse, byte[] common, in TraceParent parent, long epoch)
    {
        var to = batch.Begin(out var opened);
        Place(to, parent, glimpse?.TraceState);
        to.Raw(common);
        to.Fixed64(7, Nanoseconds(epoch + Math.Min(glimpse?.Began ?? call.Arrived, call.Ending.Finished)));
        to.Fixed64(8, Nanoseconds(epoch + call.Ending.Finished));
        Ours(to, call);
        if (glimpse is { } rest)
        {
            Rest(to, rest);
        }

        batch.End(opened);
    }

    /// <summary>Ticks of .NET as nanoseconds since 1970.</summary>
    public static ulong Nanoseconds(long ticks) => (ulong)Math.Max(0, ticks - DateTime.UnixEpoch.Ticks) * 100;

    private static void Place(Protobuf to, in TraceParent parent, string? state)
    {
        // An id of zeros is none.
        Span<byte> ids = stackalloc byte[24];
        Big(ids[16..], (ulong)Random.Shared.NextInt64() | 1);
        to.Bytes(2, ids[16..]);
        if (parent.Span == 0)
        {
            Big(ids, (ulong)Random.Shared.NextInt64() | 1);
            Big(ids[8..], (ulong)Random.Shared.NextInt64());
            to.Bytes(1, ids[..16]);
            to.Fixed32(16, 1 | RemoteKnown);
            return;
        }

        Big(ids, parent.TraceHigh);
        Big(ids[8..], parent.TraceLow);
        Big(ids[16..], parent.Span);
        to.Bytes(1, ids[..16]);
        to.Bytes(4, ids[16..]);
        to.Fixed32(16, parent.Flags | RemoteKnown | Remote);
        if (state is { Length: > 0 and <= LongestText })
        {
            to.Text(3, state);
        }
    }

    private static void Big(Span<byte> to, ulong number) => BinaryPrimitives.WriteUInt64BigEndian(to, number);

    private static void Ours(Protobuf to, in EndedCall call)
    {
        to.Attribute(9, "chat_emulator.world"u8, call.World.Name);
        to.Attribute(9, "chat_emulator.call"u8, call.Ticket.Number);
        Optional(to, "chat_emulator.rule"u8, call.Plan.Rule);
        Optional(to, "chat_emulator.limit"u8, call.Plan.Limit);
        Optional(to, "chat_emulator.delivery"u8, call.Plan.DeliveryWord);
        Span<char> at = stackalloc char[32];
        if (call.At.UtcDateTime.TryFormat(at, out var length, "O", CultureInfo.InvariantCulture))
        {
            to.Attribute(9, "chat_emulator.at"u8, at[..length]);
        }
    }

    private static void Rest(Protobuf to, in Glimpse rest)
    {
        to.Attribute(9, "url.path"u8, Cut(rest.Path));
        Optional(to, "chat_emulator.account"u8, rest.Account);
        Optional(to, "chat_emulator.refused_by"u8, rest.RefusedBy);
        if (rest.ReplayOf is { } other)
        {
            to.Attribute(9, "chat_emulator.replay_of"u8, other);
        }
    }

    private static void Optional(Protobuf to, ReadOnlySpan<byte> key, string? value)
    {
        if (value is not null)
        {
            to.Attribute(9, key, Cut(value));
        }
    }

    private static ReadOnlySpan<char> Cut(string text) => text.AsSpan(0, Math.Min(text.Length, LongestText));
}
