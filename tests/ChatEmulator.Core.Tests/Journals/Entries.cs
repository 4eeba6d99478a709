using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

/// <summary>Entries to put into a journal, all different by a seed and all the same for the same one.</summary>
internal static class Entries
{
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    public static Entry Small(string body = "{}") => Of(1, Encoding.UTF8.GetBytes(body), "[]"u8.ToArray());

    public static Entry Of(int seed, byte[] body, byte[] answer) => new()
    {
        Exchange = new Exchange(
            "POST",
            $"/api/v1/message/{seed}",
            seed % 2 == 0 ? "" : "?a=ü",
            [new Header("Host", "localhost"), new Header("X-Seed", $"{seed} \ud83d\ude00 \ud800")],
            body,
            $"c{seed}",
            seed * 10L,
            began: (seed * 10L) - 3,
            protocol: seed % 3 == 1 ? Protocols.Http2 : Protocols.Http1),
        At = Start.AddSeconds(seed),
        Operation = seed % 5 == 0 ? null : seed % 3 == 0 ? "signalwire.create_token" : "algoreg.create_message",
        Account = seed % 3 == 0 ? "demo" : null,
        Rule = seed % 4 == 0 ? "every fourth" : null,
        Limit = seed % 4 == 1 ? "bürst" : null,
        RefusedBy = seed % 6 == 0 ? "rate_limited" : null,
        Why = seed % 6 == 0 ? new string('é', seed % 100) : null,
        Effect = (Effect)(seed % 5),
        Answer = new Reply(200 + (seed % 3), seed % 7 == 0 ? null : "application/json", answer, new Header("X-Answer", $"{seed}")),
        Delivery = seed % 4 == 0 ? "delay 3s" : null,
        Request = ulong.MaxValue - (ulong)seed,
        Replayable = seed % 2 == 0,
    };

    public static Ending Ending(long bytes = 2) => new(EndingKind.Delivered, bytes, Start.AddMinutes(1), 77);

    public static string Text(this Kept kept) => Encoding.UTF8.GetString(kept.Bytes.Span);
}
