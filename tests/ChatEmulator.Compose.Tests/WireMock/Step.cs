using System.Text;
using System.Text.Json.Nodes;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>What is looked at of an answer.</summary>
internal enum Look
{
    /// <summary>Status, headers and body.</summary>
    Answer,

    /// <summary>Whether the stub of the table matched, and no more.</summary>
    Match,

    /// <summary>The status alone: whether the stub of a table was made.</summary>
    Status,

    /// <summary>As an answer, but of the body only its shape: what is drawn anew each time.</summary>
    Shape,

    /// <summary>The framing and the end of the connection too.</summary>
    Bytes,

    /// <summary>Nothing: a step that only prepares others.</summary>
    Nothing,
}

/// <summary>One thing that both servers are asked.</summary>
/// <param name="Method">How.</param>
/// <param name="Target">The path with its query, as it stands on the wire.</param>
/// <param name="Headers">Besides Host and what frames the body.</param>
/// <param name="Body">Null for none.</param>
/// <param name="Look">What is compared.</param>
/// <param name="Keeps">Names for texts of the answer: name, JSON pointer.</param>
/// <param name="Means">The difference that is meant here, by its name; null where there must be none.</param>
/// <param name="Note">What it is about.</param>
internal sealed record Step(
    string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string? Body, Look Look, IReadOnlyList<(string Name, string Pointer)> Keeps, string? Means, string Note)
{
    public override string ToString() =>
        $"{Method} {Target}{string.Concat(Headers.Select(header => $" [{header.Name}: {header.Value}]"))}{(Body is null ? "" : $" {Body}")}{(Note.Length == 0 ? "" : $"   # {Note}")}";

    /// <summary>The bytes of the request, with what earlier answers gave filled in.</summary>
    public byte[] Bytes(int port, Func<string, string> filled)
    {
        var body = Body is null ? [] : Body.StartsWith("base64:", StringComparison.Ordinal) ? Convert.FromBase64String(Body["base64:".Length..]) : Encoding.UTF8.GetBytes(filled(Body));
        var head = new StringBuilder($"{Method} {filled(Target)} HTTP/1.1\r\n");
        foreach (var (name, value) in Framing(port, body).Where(each => !Headers.Any(own => own.Name.Equals(each.Name, StringComparison.OrdinalIgnoreCase))).Concat(Headers))
        {
            head.Append($"{name}: {value}\r\n");
        }

        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    private IEnumerable<(string Name, string Value)> Framing(int port, byte[] body)
    {
        yield return ("Host", $"localhost:{port}");
        if (Look != Look.Bytes)
        {
            yield return ("Connection", "close");
        }

        if (Body is not null)
        {
            yield return ("Content-Length", $"{body.Length}");
        }

        if (Body is ['{' or '[', ..])
        {
            yield return ("Content-Type", "application/json");
        }
    }

    /// <summary>Reads one: a line such as <c>GET /a</c>, or an object.</summary>
    public static Step Of(JsonNode node, Look look, string? means)
    {
        var all = node as JsonObject ?? new JsonObject { ["do"] = node.DeepClone() };
        var (method, target) = ((string)all["do"]!).Split(' ', 2) is [var how, var where] ? (how, where) : throw new FormatException($"METHOD PATH is wanted: {all["do"]}");
        if (all.Select(each => each.Key).Except(["do", "json", "text", "base64", "headers", "keep", "means", "note", "look"]).FirstOrDefault() is { } unknown)
        {
            throw new FormatException($"{unknown} is nothing that a step has: {all.ToJsonString()}");
        }

        var body = all.ContainsKey("json") ? all["json"]?.ToJsonString() ?? "null" : (string?)all["text"] ?? (all["base64"] is { } bytes ? $"base64:{bytes}" : null);
        return new Step(
            method, target, [.. Pairs(all["headers"])], body, all["look"] is { } own ? Enum.Parse<Look>((string)own!, ignoreCase: true) : look, [.. Pairs(all["keep"])],
            (string?)all["means"] ?? means, (string?)all["note"] ?? "");
    }

    private static IEnumerable<(string Name, string Value)> Pairs(JsonNode? node) =>
        from pair in node?.AsObject() ?? []
        from value in pair.Value as JsonArray ?? [pair.Value?.DeepClone()]
        select (pair.Key, (string)value!);
}
