namespace ChatEmulator.Server.Control.Describing;

/// <summary>What became of what was expected, and what will hurt one day.</summary>
internal static class JudgingDescriptions
{
    private const string Tag = "judging";

    public static readonly Description Verdict = new(
        Tag, "Whether what `expect:` says is so; of the world that is named, else of all that were called, those included that have ended. As JSON, JUnit XML or Markdown")
    {
        Answers = [new(Broken), new(Junit, "application/xml"), new(Markdown, "text/markdown")],
    };

    public static readonly Description Retries = new(Tag, "How clients try again: what belongs together, after which waits, and by which back-off")
    {
        Parameters = [new("operation", "An operation, or a pattern of them", "\"algoreg.create_message\"")],
        Answers = [new(Tried)],
    };

    public static readonly Description Unmatched = new(Tag, "Calls that no rule met, with the nearest one and what differs, and rules that have not fired") { Answers = [new(Unmet)] };

    public static readonly Description Wait = new(Tag, "Waits until calls have come, in real time unless told otherwise, and tells whether they have: 200 either way")
    {
        BodyClosed = false,
        Bodies = [new("""{"calls":"algoreg.create_message","with":{"body.to":"ada@example.com"},"exactly":1,"within":"50ms"}""")],
        Answers = [new(Held)],
        Refusals = [(400, "What is waited for has no sense"), (503, "Too many wait already")],
    };

    public static readonly Description Advice = new(Tag, "What of the latest calls will hurt one day; of the world that is named, else of all that were called")
    {
        Answers = [new(Hints)],
    };

    private const string Call = """
        {"n":1,"world":"default","at":"2026-01-15T09:00:00Z","operation":"algoreg.create_message","account":"api@acme.test",
        "request":{"protocol":"HTTP/1.1","method":"POST","path":"/api/v1/message","headers":{"Host":"127.0.0.1:8080","Authorization":"Basic api@acme.test:***2bb80d53"},"body":{"to":"ada@example.com","subject":"Hello","content":"Hi","ext_msg_id":"m-1"}},
        "decision":{},"effect":"applied","answer":{"status":204,"headers":{}},"ending":{"how":"delivered","bytes":0,"at":"2026-01-15T09:00:00Z"},"connection":"c1"}
        """;

    private const string Held = $$"""{"held":true,"count":1,"seen":[{{Call}}]}""";

    private const string Unmet = $$"""
        {"calls":[{"call":{{Call}},"nearest":"busy","differs":[{"path":"operation","wanted":"algoreg.login","seen":"algoreg.create_message"}]}],
        "looked_at":1,"unused_rules":[{"rule":"busy","met":false}]}
        """;

    private const string Tried = """
        {"world":"default","attempts":1,"logical_operations":1,"amplification":1,"most_attempts":1,"retries":false,"silent_replays":0,"succeeded":1,"given_up":0,"in_flight":0,"dropped":0,"forgotten":0,
        "retry_after":{"told":0,"kept":0,"broken":0,"earliest_us":null},"backoff":[],"retried_in_vain":[],"not_retried":[],"operations":[]}
        """;

    private const string Broken = """
        {"ruling":"broken","worlds":[{"world":"default","scenario":"calm","epoch":1,"calls":1,"ruling":"broken","expectations":[
        {"name":"two messages","expectation":"exactly 2 calls to algoreg.create_message come","file":"calm.yaml","line":3,"ruling":"broken","why":"1 came.","calls":[1],"shown":["#1 POST /api/v1/message 204 applied"]}]}],
        "forgotten":0}
        """;

    private const string Junit = """
        <?xml version="1.0" encoding="utf-8"?>
        <testsuites name="Chat Emulator" tests="1" failures="1" errors="0">
          <testsuite name="default: calm" tests="1" failures="1" errors="0">
            <testcase classname="calm (default)" name="two messages: exactly 2 calls to algoreg.create_message come" time="0" file="calm.yaml" line="3">
              <failure type="broken" message="1 came.">calm.yaml:3
        1 came.
        #1 POST /api/v1/message 204 applied</failure>
            </testcase>
          </testsuite>
        </testsuites>
        """;

    private const string Markdown = """
        # Chat Emulator: broken

        ## World default: calm

        | | expectation | where |
        |---|---|---|
        | broken | two messages\: exactly 2 calls to algoreg.create\_message come | calm.yaml\:3 |
        """;

    private const string Hints = """
        {"worlds":[{"world":"default","advice":[{"code":"secret_in_query","text":"A secret came in the query string of a call: proxies, logs and histories keep addresses.",
        "remedy":"Send credentials in the Authorization header, and other secrets in the body.","times":1,"calls":[1]}]}]}
        """;
}
