using System.Text;

namespace ChatEmulator.Compose.Tests.Published;

/// <summary>Requests as they stand on the wire, each with a connection of its own.</summary>
internal static class Requests
{
    private const string Algoreg = "Authorization: Basic YXBpQGFjbWUudGVzdDpzZWNyZXQ=\r\n";

    public static string Mint { get; } = Post("/api/chat/tokens", "Authorization: Basic ZGVtbzpQVC1kZW1v\r\n", """{"ttl":60,"channels":{"general":{"read":true,"write":true}},"member_id":"ada","state":{"a":1}}""");

    /// <summary>Every operation, what its vendor refuses, and what is nobody's.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Mint,
        Post("/api/chat/tokens", "Authorization: Basic ZGVtbzpQVC1kZW1v\r\n", """{"ttl":0,"channels":{}}"""),
        Post("/api/chat/tokens", "Authorization: Basic bm9ib2R5OmF0LWFsbA==\r\n", "{}"),
        Post("/api/v1/token", "", """{"grant_type":"password","username":"api@acme.test","password":"secret"}"""),
        Post("/api/v1/token", "", """{"grant_type":"password","username":"api@acme.test","password":"wrong"}"""),
        Post("/api/v1/chat/token", Algoreg, """{"external_id":"c-1","emails":["ada@example.com"]}"""),
        Post("/api/v1/message", Algoreg, """{"to":"ada@example.com","subject":"Hello","content":"How are you?","ext_msg_id":"m-1"}"""),
        Post("/api/v1/message", Algoreg, """{"to":"ada@example.com","subject":"Hello","content":"How are you?","ext_msg_id":"m-1"}"""),
        Post("/api/v1/message", Algoreg, """{"to":"no address","attachments":[{"name":"a.txt"}]}"""),
        Post("/api/v1/message", Algoreg, "{\"to\":"),
        Get("/api/v1/thread/t-1", Algoreg),
        Get("/api/v1/thread/t-1/messages?limit=2", Algoreg),
        Get("/api/v1/thread/nothing", Algoreg),
        Get("/?token=nonsense", ""),
        Get("/api/v1/nothing", Algoreg),
        Get("/nothing", ""),
    ];

    /// <summary>The files of the shipped scenarios.</summary>
    public static IEnumerable<string> Shipped => Directory.EnumerateFiles(Path.Combine(Repository.Root, "scenarios"), "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    public static string Get(string path, string headers) => $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n{headers}\r\n";

    public static string Post(string path, string headers, string body) =>
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n{headers}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
}
