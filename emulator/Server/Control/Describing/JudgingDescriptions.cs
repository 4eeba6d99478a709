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

    public static readonly Description Advice = new(Tag, "What of the latest calls will hurt one day; of the world that is named, else of all that were called")
    {
        Answers = [new(Hints)],
    };

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
