namespace ChatEmulator.Server.Control.Describing;

/// <summary>What is played, by whom, and how it is known.</summary>
internal static class ScenarioDescriptions
{
    private const string Tag = "scenario";
    private const string Published = "documents";
    private const string Yaml = "scenario: calm\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    public static readonly Description Read = new(Tag, "What the world plays: its YAML as it was written, or, where JSON is accepted and YAML is not, that and what waits for a reset")
    {
        Answers =
        [
            new(Yaml, Sample.Yaml),
            new("""{"world":"default","scenario":"calm","about":null,"file":null,"yaml":"scenario: calm\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n","after_reset":[],"problems":[]}"""),
        ],
        Refusals = [(404, "No text says what it is: it was made by a program, or of several readings")],
    };

    public static readonly Description Put = new(Tag, "Another version, or another scenario, from the next call on; counts are kept by name, and `after_reset` tells what waits for a reset")
    {
        BodyClosed = false,
        Bodies =
        [
            new("scenario: busy\nrules: [{ name: busy, calls: algoreg.create_message, answer: { error: service_unavailable } }]\n", Sample.Yaml),
            new("""{"scenario":"calm"}"""),
        ],
        Answers = [new("""{"world":"default","scenario":"busy","changed":true,"after_reset":["clock"],"problems":[]}""")],
        Refusals = [(422, "It has problems, all of them told, or no such scenario is loaded; what was played is played on")],
    };

    public static readonly Description Inspect = new(Tag, "What a token is, whose, and until when; a request that names no world asks all of them")
    {
        Bodies = [new("""{"token":"bearer-1"}""")],
        Answers = [new(Token("active", "The scenario declares it; it never ends."))],
    };

    public static readonly Description Revoke = new(Tag, "Takes a token back")
    {
        Bodies = [new("""{"token":"bearer-1"}""")],
        Answers = [new(Token("revoked", "It was taken back."))],
        Refusals = [(404, "There is no such token in this world")],
    };

    public static readonly Description Unlock = new(Tag, "Unlocks an account, as the vendor's support would")
    {
        Bodies = [new("""{"email":"api@acme.test"}""")],
        Answers = [new("""{"email":"api@acme.test","was_locked":false,"wrong_passwords":0}""")],
        Refusals = [(404, "No such account can be locked")],
    };

    public static readonly Description Fidelity = new(Published, "Every rule that is kept in a vendor's name: basis, source, profile key with default and choice, probes")
    {
        Answers = [new("""{"signalwire":{"known":{"documented":15,"observed":1,"inferred":18,"assumed":29},"rules":[]},"algoreg":{"known":{"documented":15,"observed":1,"inferred":18,"assumed":29},"rules":[]}}""")],
    };

    public static readonly Description Provider = new(Published, "A provider as OpenAPI 3.1, as the world's profile reads it")
    {
        Parameters = [new("document", "Whose: signalwire.json or algoreg.json", "\"signalwire.json\"", InPath: true)],
        Answers = [new("""{"openapi":"3.1.0","info":{},"paths":{}}""")],
        Refusals = [(404, "There is no such document")],
    };

    public static readonly Description Control = new(Published, "This document") { OfWorld = false, Answers = [new("""{"openapi":"3.1.0","info":{},"paths":{}}""")] };

    public static readonly Description Authority = new(Published, "The certificate to trust for HTTPS, which is no secret")
    {
        OfWorld = false,
        NeedsKey = false,
        Answers = [new("-----BEGIN CERTIFICATE-----\n", "application/x-pem-file")],
        Refusals = [(404, "HTTPS is off")],
    };

    private static string Token(string state, string why) =>
        $$"""{"provider":"algoreg","kind":"bearer","world":null,"state":"{{state}}","why":"{{why}}","claims":null,"expires_at":null,"remaining_seconds":null}""";
}
