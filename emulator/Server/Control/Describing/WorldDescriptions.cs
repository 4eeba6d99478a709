namespace ChatEmulator.Server.Control.Describing;

/// <summary>The world that a request names: as it is, anew, and its time.</summary>
internal static class WorldDescriptions
{
    private const string Tag = "world";

    private static readonly Sample Clock = new("""{"now":"2026-01-15T09:00:00Z","real":false,"frozen":true,"speed":1,"waiting":0}""");

    private static readonly (int Status, string Why) Unmoved = (409, "The clock is real, or was reset meanwhile, or what is asked for is past");

    public static readonly Description Health = new(Tag, "200 when it is ready: its scenarios are loaded")
    {
        NeedsKey = false,
        Answers = [new("""{"status":"ready","scenario":"calm","version":"0.1.0","world":"default"}""")],
    };

    public static readonly Description State = new(Tag, "Accounts, customers, threads, messages, tokens, and effects that are still to come; secrets are masked")
    {
        Answers = [new(Whole)],
    };

    public static readonly Description Reset = new(Tag, "A new epoch: everything is empty, the clock stands at its start, calls in flight are cut off")
    {
        Answers = [new("""{"world":"default","scenario":"calm","epoch":2}""")],
    };

    public static readonly Description ReadClock = new(Tag, "The world's time, how it runs, and how many calls wait for it") { Answers = [Clock] };

    public static readonly Description PutClock = new(Tag, "Moves the clock forward to an instant; what is due on the way happens")
    {
        Bodies = [new("""{"at":"2026-02-01T00:00:00Z"}""")],
        Answers = [Clock],
        Refusals = [(400, "No instant, or one without a time zone"), Unmoved],
    };

    public static readonly Description Advance = new(Tag, "Moves the clock forward by a duration; what is due on the way happens")
    {
        Bodies = [new("""{"by":"30d"}""")],
        Answers = [Clock],
        Refusals = [(400, "No duration, or one past the year 9999"), Unmoved],
    };

    public static readonly Description AddData = new(Tag, "Puts customers and threads into the world as it is, all that is sent or nothing; YAML or JSON, as under `data:` in a scenario")
    {
        BodyClosed = false,
        Bodies =
        [
            new("""{"algoreg":{"customers":[{"external_id":"c-9","emails":["grace@example.com"]}],"threads":[{"id":"t-9","customer":"c-9"}]}}"""),
            new("algoreg: { customers: [{ external_id: c-9, emails: [grace@example.com] }], threads: [{ id: t-9, customer: c-9 }] }\n", Sample.Yaml),
        ],
        Answers = [new("""{"world":"default","added":{"algoreg":{"customers":1,"threads":1}}}""")],
        Refusals = [(409, "Some of it is there already, or names what is not"), (422, "It is unsound; all problems are told")],
    };

    private const string Ended = """
        {"minted":0,"pending":0,"revoked":0,"revocations_forgotten":0,"expired_by_rules":0,"expirations_forgotten":0,"cuts":0,"minted_since_first_cut":0,
        "minted_since_first_cut_forgotten":0,"phantom":0,"phantoms_forgotten":0,"bent":0,"bent_forgotten":0}
        """;

    private const string Whole = $$$"""
        {"world":"default","scenario":"calm","epoch":1,"signalwire":{"accounts":[{"project":"demo","scopes":["chat"]}],"tokens":{{{Ended}}}},
        "algoreg":{"accounts":[{"email":"api@acme.test","locked":false,"wrong_passwords":0}],"customers":[],
        "threads":[{"id":"t-8399318028aaf5b5","customer":null,"subject":"Hello","created_at":"2026-01-15T09:00:00Z","message_count":1,"messages_dropped":0}],
        "messages":[{"id":"m-3ae400b774f85a04","thread_id":"t-8399318028aaf5b5","joined":"new","account":"api@acme.test","external_message_id":"m-1",
        "reply_to_external_message_id":null,"from":null,"from_customer_id":null,"to":"ada@example.com","cc":null,"bcc":null,"subject":"Hello","content":"Hi",
        "created_at":"2026-01-15T09:00:00Z","error_when_trying_to_send":null,"mailbox_id":null,"read":false,"delivery":null,"priority":null,"attachments":[]}],
        "threads_total":1,"messages_total":1,"messages_dropped":0,"end_user_tokens":{{{Ended}}},"bearers":{{{Ended}}}},
        "pending":[],"per":{"keys":0,"forgotten":0},"limits":{"keys":0,"forgotten":0}}
        """;
}
