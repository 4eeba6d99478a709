using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Core.Tests.Judging.Verdicts;

/// <summary>What tests ask of the judge of a world, and the calls that they make.</summary>
internal static class Judging
{
    public const string Mint = """{"ttl":60,"channels":{"a":{"read":true}}}""";

    /// <summary>What is said of the only expectation.</summary>
    public static Judged Only(this Emulation emulation) => emulation.Verdict().Expectations.Single();

    /// <summary>What is said of the world.</summary>
    public static WorldVerdict Verdict(this Emulation emulation) => emulation.Engine.Worlds.Verdicts.Of(emulation.World);

    /// <summary>An emulation that expects one thing, written as the entries of a flow map.</summary>
    public static Emulation Expecting(string expectation, string yaml = "", JournalLimits? limits = null) =>
        Emulation.Of($"expect: [{{ {expectation} }}]\n{yaml}", limits: limits);

    /// <summary>A message of an id.</summary>
    public static Answered Message(this Emulation emulation, int id) => emulation.Message(Body($"m-{id}"));

    public static string Body(string id) => $$"""{"to":"ada@example.com","ext_msg_id":"{{id}}"}""";

    public static Answered WithBearer(this Emulation emulation, string bearer, string body = """{"to":"ada@example.com"}""", string path = "/api/v1/message", string method = "POST") =>
        emulation.Ask(method, path, body, new Header("Authorization", $"Bearer {bearer}"));
}
