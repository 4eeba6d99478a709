using System.Text;
using ChatEmulator.Providers;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Requests that are none: bytes by chance, and real requests in which something is broken.</summary>
internal static class RequestAttacks
{
    private static readonly string[] Lengths =
        ["-1", "0", "1", "+5", "0x10", "1e3", "", " ", "5, 5", "24999999", "25000001", "2147483648", "9223372036854775807", "99999999999999999999"];

    private static readonly string[] Pieces =
    [
        "\0", "\r", "\n", "\r\n", "\r\n\r\n", " ", "\t", ":", "\xff\xfe", "\xc0\x80", "%00", "%zz", "%", "?", "#", "//", "/../", "\\", "{", "\"",
        "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: identity\r\n",
        "Host: y\r\n", "Expect: 100-continue\r\n", "Connection: upgrade\r\nUpgrade: h2c\r\n", "Connection: close\r\n", "X: a\r\n b\r\n",
        "Emulator-World: \xe9\r\n", "Authorization: Basic %%%\r\n", "Authorization: Basic \r\n", "HTTP/1.0", "HTTP/9.9", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];

    private static readonly string[] Targets =
    [
        "/", "*", "//", "/%", "/%00", "/%2e%2e", "/worlds", "/worlds/", "/worlds//", "/worlds/x/_emulator", "/worlds/%2f/_emulator/health", "/_emulator",
        "/_emulator/", "/_emulator/%zz", "/_emulator/calls?limit=-1", "/_emulator/calls?since=99999999999999999999", "/_emulator/calls?status=\0",
        "http://", "http://x", "http://[::1/", "http://x:99999/", "ftp://x/", "x", "?", "/?token=", "/api/v1/message?%", "/api/chat/tokens?a=%ff&&==",
        "/" + new string('a', 7_900), "/" + new string('a', 9_000), "/" + new string('/', 5_000),
    ];

    /// <summary>A whole request of each operation, and of Control.</summary>
    public static IReadOnlyList<string> Whole { get; } =
    [
        .. from provider in Vendors.All()
           from operation in provider.Operations
           select Request(operation.Entry.Method, operation.Entry.Path, operation.Entry.SampleBody),
        Request("POST", "/_emulator/clock/advance", """{"by":"1s"}"""),
        Request("POST", "/_emulator/tokens/inspect", """{"token":"x"}"""),
        Request("GET", "/_emulator/calls", ""),
    ];

    public static Gen<Attack> Bytes { get; } =
        Gen.Choose(0, 255).ArrayOf().Select(bytes => new Attack([.. bytes.Select(each => (byte)each)]));

    public static Gen<Attack> Broken { get; } =
        from request in Gen.Elements<string>(Whole)
        from steps in Gen.Choose(1, 3)
        from mutations in Gen.Choose(0, 11).ArrayOf(steps)
        from places in Gen.Choose(0, 1_000_000).ArrayOf(steps * 2)
        select new Attack(Encoding.Latin1.GetBytes(
            Enumerable.Range(0, steps).Aggregate(request, (text, i) => Break(text, mutations[i], places[2 * i], places[(2 * i) + 1]))));

    public static string Request(string method, string path, string body) =>
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {(path.StartsWith("/api/v1", StringComparison.Ordinal) ? Play.Algoreg : Play.Basic())}\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(body))}";

    private static string Break(string text, int how, int where, int what)
    {
        if (text.Length == 0)
        {
            return Pieces[what % Pieces.Length];
        }

        var at = where % text.Length;
        return how switch
        {
            0 => text[..at] + (char)(text[at] ^ (1 << (what % 8))) + text[(at + 1)..],
            1 => text[..at],
            2 => text + text,
            3 => text[..at] + text[Math.Min(text.Length, at + 1 + (what % 40))..],
            4 => text[..at] + Pieces[what % Pieces.Length] + text[at..],
            5 => text[..at] + new string((char)(what % 256), 1 + (what % 70_000)) + text[at..],
            6 => Lines(text, lines => (lines[where % lines.Length], lines[what % lines.Length]) = (lines[what % lines.Length], lines[where % lines.Length])),
            7 => Lines(text, lines => lines[where % lines.Length] += "\r\n" + lines[what % lines.Length]),
            8 => text.Replace("Content-Length: ", $"Content-Length: {Lengths[what % Lengths.Length]}\r\nX: ", StringComparison.Ordinal),
            9 => Chunked(text, where, what),
            10 => text.Replace("\r\n", what % 2 == 0 ? "\n" : "\r", StringComparison.Ordinal),
            _ => Lines(text, lines => lines[0] = $"{lines[0].Split(' ')[0]} {Targets[what % Targets.Length]} HTTP/1.1"),
        };
    }

    private static string Lines(string text, Action<string[]> change)
    {
        var head = text.Split("\r\n\r\n", 2);
        var lines = head[0].Split("\r\n");
        change(lines);
        return string.Join("\r\n", lines) + (head.Length == 2 ? "\r\n\r\n" + head[1] : "");
    }

    // The body in chunks, one of which may be wrong in its size, its extension or its end.
    private static string Chunked(string text, int where, int what)
    {
        var head = text.Split("\r\n\r\n", 2);
        var pieces = (head.Length == 2 ? head[1] : "").Chunk(1 + (where % 30)).Select(piece => new string(piece)).ToList();
        var bad = pieces.Count == 0 ? -1 : where % pieces.Count;
        var chunks = pieces.Select((piece, i) => i != bad ? $"{piece.Length:x}\r\n{piece}\r\n" : (what % 9) switch
        {
            0 => $"-{piece.Length:x}\r\n{piece}\r\n",
            1 => $"{piece.Length + 1:x}\r\n{piece}\r\n",
            2 => $"{piece.Length:x}\n{piece}\n",
            3 => $"ffffffffffffffff\r\n{piece}\r\n",
            4 => $"{piece.Length:x};a=\n{piece}\r\n",
            5 => $"0{piece.Length:x};{new string('e', what % 9_000)}\r\n{piece}\r\n",
            6 => $"\r\n{piece}\r\n",
            7 => $"{piece.Length:x} \r\n{piece}",
            _ => $"0\r\nContent-Length: {what}\r\n\r\n{piece}",
        });
        var headers = head[0].Replace("Content-Length: ", what % 2 == 0 ? "Transfer-Encoding: chunked\r\nX: " : "Transfer-Encoding: chunked\r\nContent-Length: ", StringComparison.Ordinal);
        return $"{headers}\r\n\r\n{string.Concat(chunks)}0\r\n\r\n";
    }
}
