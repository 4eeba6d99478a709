using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Exports;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Exports;

/// <summary>Archives of calls as they come: sound and odd ones, answered and not.</summary>
internal static class Archive
{
    private const string Rules = """
        rules:
          - { name: lost, calls: algoreg.create_message, when: { body.to: lost@example.com }, effect: applied, delivery: reset }
          - { name: torn, calls: algoreg.create_message, when: { body.to: torn@example.com }, effect: applied, answer: { status: 200, body: "all that you asked for" }, delivery: { truncate: { after: 3 B } } }
        """;

    /// <summary>The archive of the calls of <see cref="Play"/>.</summary>
    public static JsonElement OfAll()
    {
        using var emulation = Emulation.Of(Rules);
        Play(emulation);
        return Of(emulation);
    }

    public static JsonElement Of(Emulation emulation)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            new HarWriter("default", "0.1.0", _ => "Some Words").Write(json, emulation.World.Journal.Calls(), "Others are missing.");
        }

        using var document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.Clone();
    }

    public static void End(Outcome outcome, EndingKind how, long bytes = 0) => outcome.Close(new Ending(how, bytes, Emulation.Start.AddMilliseconds(12.5), 5_000));

    private static void Play(Emulation emulation)
    {
        End(emulation.Message("""{"to":"ada@example.com","content":"Grüße \u0001"}""").Outcome, EndingKind.Delivered);
        End(emulation.Message("""{"to":"lost@example.com"}""").Outcome, EndingKind.Reset);
        End(emulation.Message("""{"to":"torn@example.com"}""").Outcome, EndingKind.Closed, bytes: 3);
        _ = emulation.Token("""{"ttl":60,"channels":{"general":{"read":true}}}""");
        End(emulation.Ask("GET", "/no\"body|<ü>?token=abc&a=b%20c&d&é=ü", "", new Header("Cookie", "a=1; session=xyz;; naked"), new Header("Host", "exa mple")).Outcome, EndingKind.Delivered, 10);
        End(emulation.Ask("OPTIONS", "*").Outcome, EndingKind.ClientLeft);
        End(emulation.Engine.Handle(new Exchange("POST", "/api/v1/message", "", [new Header("Content-Type", "image/png")], new byte[] { 0xFF, 0x00, 0x80 }, protocol: Protocols.Http2)), EndingKind.Delivered);
        End(emulation.Engine.Handle(new Exchange("POST", "/api/v1/message", "", [], Encoding.UTF8.GetBytes(new string('x', 100_000)))), EndingKind.Delivered);
    }
}
