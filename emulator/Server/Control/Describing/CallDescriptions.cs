namespace ChatEmulator.Server.Control.Describing;

/// <summary>What came: calls, and what took effect.</summary>
internal static class CallDescriptions
{
    private const string Tag = "calls";

    // By what calls are asked for, in whatever form. Before those who use it: fields are set in the order in which they stand.
    private static readonly Parameter[] Asked =
    [
        new("operation", "An operation, or a pattern of them such as `algoreg.*`", "\"algoreg.create_message\""),
        new("status", "The status that was told: `204`, `4xx`, or several with commas", "\"204\""),
        new("effect", "What the call really did: applied, none, duplicate, twice or pending", "\"applied\""),
        new("rule", "The name of the rule that decided", "\"busy\""),
        new("limited_by", "The name of the limit that refused", "\"burst\""),
        new("account", "The proven account", "\"api@acme.test\""),
        new("delivery", "How the answer travelled, by its word", "\"reset\""),
        new("in_flight", "Whether it has not ended yet", "\"false\""),
        new("ended", "How it ended: delivered, reset, closed, client_left, abandoned, spoiled, stream_reset or goaway", "\"delivered\""),
        new("connection", "The connection it came on", "\"c2\""),
        new("protocol", "What it came by: http1 or http2", "\"http1\""),
        new("from", "The first instant, on the world's clock", "\"2026-01-15T09:00:00Z\""),
        new("until", "The first instant that is too late", "\"2026-01-16T09:00:00Z\""),
        new("path.id", "A part of the path by its name, any behind `path.`", "\"t-1\"") { Prefix = "path.", Label = "path.<name>" },
        new("with.body.to", "The value at a place of the call, any behind `with.`", "\"ada@example.com\"") { Prefix = "with.", Label = "with.<place>" },
        new("since", "The first calls after this number; without it, the latest", "0"),
        new("limit", "How many are listed: 100 unless told otherwise, at most 1,000", "100"),
    ];

    public static readonly Description List = new(Tag, "The calls of a world, oldest first, those in flight included; secrets are masked")
    {
        Parameters = Asked,
        Answers = [new(Calls)],
        Refusals = [(400, "A parameter that is unknown, twice there, or says what cannot be")],
    };

    public static readonly Description Archive = new(Tag, "The calls of a world as an HTTP Archive (HAR 1.2), for browsers and proxies; asked for as in `GET calls`, secrets masked")
    {
        Parameters = Asked,
        Answers = [new(Har)],
        Refusals = [(400, "A parameter that is unknown, twice there, or says what cannot be")],
    };

    public static readonly Description Forget = new(Tag, "Forgets the calls that are kept, and nothing else: numbers go on, and so does all that they brought about")
    {
        Answers = [new("", Status: 204)],
    };

    public static readonly Description Ledger = new(Tag, "What took effect: how often, when, and by which calls")
    {
        Answers = [new(Effects)],
    };

    private const string Calls = """
        {"calls":[{"n":2,"world":"default","at":"2026-01-15T09:00:00Z","operation":"algoreg.create_message","account":"api@acme.test",
        "request":{"protocol":"HTTP/1.1","method":"POST","path":"/api/v1/message","headers":{"Host":"127.0.0.1:8080","Authorization":"Basic api@acme.test:***2bb80d53","Content-Type":"application/json; charset=utf-8","Content-Length":"76"},
        "body":{"to":"ada@example.com","subject":"Hello","content":"Hi","ext_msg_id":"m-1"}},"decision":{},"effect":"applied",
        "answer":{"status":204,"headers":{}},"ending":{"how":"delivered","bytes":0,"at":"2026-01-15T09:00:00Z"},"connection":"c2"}],
        "total":2,"dropped":0,"forgotten":0,"dropped_bodies":0}
        """;

    private const string Har = """
        {"log":{"version":"1.2","creator":{"name":"Chat Emulator","version":"0.1.0"},"entries":[{"startedDateTime":"2026-01-15T09:00:00Z","time":0,
        "request":{"method":"POST","url":"http://127.0.0.1:8080/api/v1/message","httpVersion":"HTTP/1.1","cookies":[],
        "headers":[{"name":"Host","value":"127.0.0.1:8080"},{"name":"Authorization","value":"Basic api@acme.test:***2bb80d53"},{"name":"Content-Type","value":"application/json; charset=utf-8"},{"name":"Content-Length","value":"76"}],
        "queryString":[],"postData":{"mimeType":"application/json; charset=utf-8","text":"{\"to\":\"ada@example.com\",\"subject\":\"Hello\",\"content\":\"Hi\",\"ext_msg_id\":\"m-1\"}"},"headersSize":-1,"bodySize":76},
        "response":{"status":204,"statusText":"No Content","httpVersion":"HTTP/1.1","cookies":[],"headers":[],"content":{"size":0,"mimeType":"x-unknown"},"redirectURL":"","headersSize":-1,"bodySize":0},
        "cache":{},"timings":{"send":0,"wait":0,"receive":0},"connection":"c2","_n":2,"_world":"default","_operation":"algoreg.create_message","_account":"api@acme.test","_effect":"applied","_ending":"delivered","_real_time":0.5}]}}
        """;

    private const string Effects = """
        {"entries":[{"operation":"algoreg.create_message","account":"api@acme.test","key":"ext_msg_id m-1","applied":1,"duplicates":0,"pending":0,
        "calls":[2],"made":[{"at":"2026-01-15T09:00:00Z","call":2}],"alike":[]}],"total":1,"dropped":0}
        """;
}
