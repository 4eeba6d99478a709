using ChatEmulator.Scenarios.Connections;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Connecting;

/// <summary><c>fault:</c> what becomes of a connection.</summary>
internal static class FaultKey
{
    private static readonly Dictionary<string, FaultKind> Alone = new(StringComparer.Ordinal)
    {
        ["refuse"] = FaultKind.Refuse,
        ["reset"] = FaultKind.Reset,
        ["close"] = FaultKind.Close,
        ["silent"] = FaultKind.Silent,
    };

    private static readonly Dictionary<string, FaultKind> Handshakes = new(StringComparer.Ordinal)
    {
        ["expired"] = FaultKind.Expired,
        ["wrong_name"] = FaultKind.WrongName,
        ["untrusted"] = FaultKind.Untrusted,
        ["fin"] = FaultKind.Fin,
        ["rst"] = FaultKind.Rst,
        ["alert"] = FaultKind.Alert,
    };

    private static readonly Key<ConnectionDraft>[] Parts =
    [
        new("silent", "Accepted and never answered; after this time it is closed.", "silent: 5s", Form.Duration,
            (node, draft, page) => Lasting(FaultKind.Silent, node, "silent", draft, page)),
        new("delay", "Accepted at once, since the system does that, and read from after this time only.", "delay: 200ms", Form.Duration,
            (node, draft, page) => Lasting(FaultKind.Delay, node, "delay", draft, page)),
        new("tls", "Of connections that begin a TLS handshake: a certificate that no client should take (`expired`, `wrong_name`, `untrusted`), or no answer to the client's first message (`fin`, `rst`, `alert`).",
            "tls: expired", Form.Words([.. Handshakes.Keys.Select(word => new Word(word))]), ReadTls),
    ];

    public static Key<ConnectionDraft> Key { get; } = new(
        "fault",
        "What becomes of the connection: `refuse` (the port is closed), `reset`, `close`, `silent`; or `{ silent: 5s }`, `{ delay: 200ms }`, `{ tls: expired }`.",
        "fault: reset",
        Form.AnyOf(
            Form.Words(
                new Word("refuse", "The port is closed."),
                new Word("reset", "Accepted and reset at once."),
                new Word("close", "Accepted and closed in order at once."),
                new Word("silent", "Accepted and never answered.")),
            Form.Map("fault", () => Parts, least: 1)),
        Read,
        Required: true);

    private static void Read(Node node, ConnectionDraft draft, Page page)
    {
        if (node is MapNode { Entries.Count: 1 })
        {
            MapReader.Read(node, "`fault`", Parts, draft, page);
        }
        else if (node is MapNode { Entries.Count: > 1 } map)
        {
            page.Error(map.Entries[1].Key, $"One thing becomes of a connection. Keep {Words.Listed(map.Entries.Select(entry => entry.Key.Value), "or")}, and write another entry for what becomes of others.");
        }
        else if (node is TextNode text && Alone.TryGetValue(text.Value, out var kind))
        {
            draft.Fault = new ConnectionFault(kind);
        }
        else
        {
            page.Error(node, $"`fault` takes {Words.Listed(Alone.Keys, "or")}, or a map such as `{{ delay: 200ms }}`, but this is {(node is MapNode ? "empty" : node.Kind)}.{Hint(node, page)}");
        }
    }

    private static string Hint(Node node, Page page) => (node as TextNode)?.Value switch
    {
        null => "",
        "delay" => " How long? `fault: { delay: 200ms }`.",
        "tls" => " Which? `fault: { tls: expired }`.",
        var word when Handshakes.ContainsKey(word) => $" Did you mean `fault: {{ tls: {word} }}`?",
        var word => page.DidYouMean(word, Alone.Keys),
    };

    private static void Lasting(FaultKind kind, Node node, string key, ConnectionDraft draft, Page page)
    {
        if (Units.Duration(node, key, page) is not { } time)
        {
            return;
        }

        if (time == TimeSpan.Zero)
        {
            page.Error(node, kind == FaultKind.Delay ? "No time is no delay. Write how long, or take the entry out." : "Silent for no time is closed at once: write `fault: close`.");
        }

        draft.Fault = new ConnectionFault(kind, time);
    }

    private static void ReadTls(Node node, ConnectionDraft draft, Page page)
    {
        if (node is TextNode text && Handshakes.TryGetValue(text.Value, out var kind))
        {
            draft.Fault = new ConnectionFault(kind);
            return;
        }

        page.Error(node, $"`tls` takes {Words.Listed(Handshakes.Keys, "or")}, but this is {node.Kind}.{(node is TextNode word ? page.DidYouMean(word.Value, Handshakes.Keys) : "")}");
    }
}
