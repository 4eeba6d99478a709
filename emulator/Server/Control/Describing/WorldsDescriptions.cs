namespace ChatEmulator.Server.Control.Describing;

/// <summary>Which worlds there are, and a world once more.</summary>
internal static class WorldsDescriptions
{
    private const string Tag = "worlds";
    private const string World = """{"world":"checkout-7","scenario":"calm","seed":0,"epoch":1,"now":"2026-01-15T09:00:00Z","calls":0,"bytes":0,"idle_seconds":0}""";
    private const string Hash = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string Copied = $$"""{"world":"what-if","scenario":"calm","seed":0,"epoch":1,"now":"2026-01-15T09:00:00Z","calls":0,"bytes":0,"idle_seconds":0,"hash":"{{Hash}}"}""";

    private const string Written = $$"""
        {"chat_emulator_snapshot":1,"warning":"Keep this as you keep passwords: it holds the credentials and tokens of every call, and what the keys of its tokens are made from.",
        "version":"0.1.0","taken_at":"2026-01-15T09:00:00Z","name":"checkout-7","root":"checkout-7","seed":0,"began":"2026-01-15T09:00:00Z",
        "clock":{"at":"2026-01-15T09:00:00Z","real":false,"frozen":true,"speed":1},"scenario":{"name":"calm","yaml":"scenario: calm\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n"},
        "calls":[],"acts":[],"hash":"{{Hash}}"}
        """;

    private const string Figures = """
        # HELP chat_emulator_calls_total Calls that have ended, by what was decided of them; rule is the rule or limit that decided, effect what it was then.
        # TYPE chat_emulator_calls_total counter
        chat_emulator_calls_total{world="default",operation="algoreg.create_message",status="204",effect="applied",delivery="prompt",rule=""} 1

        """;

    private static readonly Parameter Name = new("name", "The name of the world", "\"checkout-7\"", InPath: true);

    private static readonly (int Status, string Why)[] Gone = [(404, "There is no world of that name"), (410, "There is no such world any more, or not all of its past")];

    public static readonly Description List = new(Tag, "Which worlds there are: the first 1,000 by name, and how many all are")
    {
        OfWorld = false,
        Answers = [new($$"""{"worlds":[{{World}}],"total":2,"let_go":0,"bytes":0}""")],
    };

    public static readonly Description Metrics = new(Tag, "Figures for Prometheus, text format 0.0.4: of the world that is named alone, else of the whole process and all its worlds")
    {
        Answers = [new(Figures, "text/plain")],
    };

    public static readonly Description One = new(Tag, "A world: what it plays, how many calls came, what it holds") { OfWorld = false, Parameters = [Name], Answers = [new(World)], Refusals = Gone };

    public static readonly Description Put = new(Tag, "Begins a world, in place of one of that name: by YAML of its own, by the name of a loaded scenario, or, without a body, as the default world")
    {
        OfWorld = false,
        Parameters = [Name],
        BodyClosed = false,
        BodyRequired = false,
        Bodies = [new("""{"scenario":"calm"}"""), new("""{"scenario":"calm","seed":7}"""), new("scenario: mine\nclock: 2026-01-15T09:00:00Z\n", Sample.Yaml)],
        Answers = [new(World), new(World, Status: 201)],
        Refusals = [(409, "The default world stays"), (422, "The YAML has problems, all of them told, or no such scenario is loaded"), (503, "There is no room for another world")],
    };

    public static readonly Description Delete = new(Tag, "Ends a world; whoever asks for it then is answered 410")
    {
        OfWorld = false,
        Parameters = [Name],
        Answers = [new("", Status: 204)],
        Refusals = [.. Gone, (409, "The default world stays")],
    };

    public static readonly Description Reset = new(Tag, "Begins a world anew, as `POST reset`") { OfWorld = false, Parameters = [Name], Answers = [new(World)], Refusals = Gone };

    public static readonly Description Fork = new(Tag, "Another world as this one was right after a call, or, without a number, as it is now")
    {
        OfWorld = false,
        Parameters = [Name],
        Bodies = [new("""{"as":"what-if"}"""), new("""{"as":"what-if","at":1}""")],
        Answers = [new(Copied, Status: 201)],
        Refusals = [.. Gone, (409, "There is a world of that name, or the origin was reset meanwhile"), (503, "There is no room for another world")],
    };

    public static readonly Description ReadHash = new(Tag, "A sum of all that was decided, equal in two worlds with the same past")
    {
        OfWorld = false,
        Parameters = [Name, new("at", "The number of the last call that counts; without it, of the latest", "1")],
        Answers = [new($$"""{"world":"checkout-7","at":0,"hash":"{{Hash}}"}""")],
        Refusals = Gone,
    };

    public static readonly Description ReadSnapshot = new(Tag, "The world as one JSON document with credentials and keys as they are; from another machine only where there is a key of Control")
    {
        OfWorld = false,
        Parameters = [Name],
        Answers = [new(Written)],
        Refusals = [.. Gone, (413, "It would be larger than the 64 MB that are taken back")],
    };

    public static readonly Description PutSnapshot = new(Tag, "Begins a world by playing a snapshot's past, in place of one of that name")
    {
        OfWorld = false,
        Parameters = [Name],
        BodyClosed = false,
        Bodies = [new(Written)],
        Answers = [new(Copied), new(Copied, Status: 201)],
        Refusals = [(409, "The default world stays"), (422, "It cannot be read, or it plays otherwise than it was written"), (503, "There is no room for another world")],
    };
}
