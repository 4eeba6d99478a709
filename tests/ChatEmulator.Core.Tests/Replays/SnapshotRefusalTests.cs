using System.Text;
using System.Text.Json.Nodes;
using ChatEmulator.Replays;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Replays;

/// <summary>Whatever is wrong with a snapshot is told with its place, and nothing of it is restored.</summary>
public sealed class SnapshotRefusalTests
{
    private static readonly string Snapshot = Written();

    [TestCase("", "it is no JSON")]
    [TestCase("{", "it is no JSON")]
    [TestCase("nonsense", "it is no JSON")]
    [TestCase("[]", "it should be an object, and is a list")]
    [TestCase("null", "it should be an object, and is null")]
    [TestCase("{}", "it has no `chat_emulator_snapshot`, so it is no snapshot of Chat Emulator")]
    [TestCase("""{"chat_emulator_snapshot":"1"}""", "`chat_emulator_snapshot` should be a number, and is a text")]
    [TestCase("""{"chat_emulator_snapshot":1}""", "it has no `calls`")]
    public void What_is_no_snapshot_is_told(string text, string why)
    {
        var refused = Restoring(text);
        Assert.That(refused.Fault, Is.EqualTo(PastFault.Unreadable));
        Assert.That(refused.Message, Does.StartWith("This snapshot cannot be read: ").And.Contains(why));
    }

    [Test]
    public void A_version_that_is_not_known_is_told_with_those_that_are() => Assert.That(
        Changed(json => (json["chat_emulator_snapshot"], json["version"]) = (2, "9.8.7")).Message,
        Is.EqualTo("This snapshot is of version 2, and this program knows version 1 alone. Restore it with the program that wrote it, 9.8.7."));

    [TestCase("root", null, "it has no `root`")]
    [TestCase("root", "\"a b\"", "`root` should be the name of a world")]
    [TestCase("root", "\"../x\"", "`root` should be the name of a world")]
    [TestCase("seed", "\"1\"", "`seed` should be a number, and is a text")]
    [TestCase("seed", "1.5", "`seed` should be a whole number")]
    [TestCase("seed", "99999999999999999999", "`seed` should be a whole number")]
    [TestCase("began", "\"yesterday\"", "`began` should be an instant such as 2026-01-15T09:00:00Z, and is 'yesterday'")]
    [TestCase("began", "\"2026-01-15T09:00:00\"", "`began` should be an instant")]
    [TestCase("began", "\"2027-01-15T09:00:00Z\"", "`calls[0].at` is 2026-01-15T09:00:00Z, before 2027-01-15T09:00:00Z: instants never go back")]
    [TestCase("clock.at", "\"2025-01-15T09:00:00Z\"", "`clock.at` is 2025-01-15T09:00:00Z, before")]
    [TestCase("clock.real", "1", "`clock.real` should be true or false, and is a number")]
    [TestCase("clock.speed", "0", "`clock.speed` should be a number above 0")]
    [TestCase("clock.speed", "1e999", "`clock.speed` should be a number above 0")]
    [TestCase("clock", "[]", "`clock` should be an object, and is a list")]
    [TestCase("scenario.yaml", null, "`scenario` has no `yaml`")]
    [TestCase("scenario.yaml", "{}", "`scenario.yaml` should be a text, and is an object")]
    [TestCase("calls", "{}", "`calls` should be a list, and is an object")]
    [TestCase("calls", "[1]", "`calls[0]` should be an object, and is a number")]
    [TestCase("calls", "[]", "`hash` is not that of the last call: calls are missing")]
    [TestCase("calls.1.n", "7", "`calls[1].n` is 7; calls are numbered from 1 without a gap")]
    [TestCase("calls.1.n", "0", "`calls[1].n` should be at least 1, and is 0")]
    [TestCase("calls.1.at", "\"2026-01-15T08:00:00Z\"", "`calls[1].at` is 2026-01-15T08:00:00Z, before")]
    [TestCase("calls.1.effect", "\"perhaps\"", "`calls[1].effect` is no effect that is known")]
    [TestCase("calls.1.request.method", "null", "`calls[1].request` has no `method`")]
    [TestCase("calls.1.request.query", "{\"utf16_base64\":\"AA==\"}", "`calls[1].request.query.utf16_base64` holds half a letter")]
    [TestCase("calls.1.request.query", "{}", "`calls[1].request.query` should be a text")]
    [TestCase("calls.1.request.headers", "[[\"a\"]]", "`calls[1].request.headers[0]` should be a name and a value")]
    [TestCase("calls.1.request.headers", "[[\"a\",1]]", "`calls[1].request.headers[0][1]` should be a text, and is a number")]
    [TestCase("calls.1.request.body_base64", "\"%\"", "`calls[1].request.body_base64` should be base64")]
    [TestCase("calls.1.request.body", null, "`calls[1].request` has no `body`")]
    [TestCase("calls.1.answer.status", "true", "`calls[1].answer.status` should be a number, and is a truth value")]
    [TestCase("calls.1.ending", "{\"how\":\"well\"}", "`calls[1].ending.how` is no way to end that is known")]
    [TestCase("acts.0.act", "\"bless\"", "`acts[0].act` is no act that is known: revoke, unlock, rename")]
    [TestCase("acts.0.after", "99", "`acts[0].after` is 99: acts stand in order, and after a call that is there")]
    [TestCase("acts.0.at", "\"2025-01-15T09:00:00Z\"", "`acts[0].at` is 2025-01-15T09:00:00Z, before")]
    [TestCase("acts.1.what", "\"a b\"", "`acts[1].what` should be the name of a world")]
    [TestCase("hash", "\"00\"", "`hash` is not that of the last call: calls are missing")]
    public void What_is_missing_or_wrong_is_told_with_its_place(string path, string? value, string why)
    {
        var refused = Changed(json => Set(json, path, value));
        Assert.That(refused.Fault, Is.EqualTo(PastFault.Unreadable));
        Assert.That(refused.Message, Does.StartWith("This snapshot cannot be read: ").And.Contains(why));
    }

    [TestCase("calls.1.request.body", "\"{}\"")]
    [TestCase("calls.1.decision.rule", "\"other\"")]
    [TestCase("calls.1.answer.status", "9999999999")]
    [TestCase("calls.1.answer.body", "\"x\"")]
    [TestCase("calls.1.effect", "\"none\"")]
    [TestCase("calls.1.hash", "\"\"")]
    public void A_call_that_was_changed_is_told(string path, string value)
    {
        var refused = Changed(json => Set(json, path, value));
        Assert.That((refused.Fault, refused.Call), Is.EqualTo((PastFault.Unreadable, (long?)2)));
        Assert.That(refused.Message, Does.StartWith("Call 2 of this snapshot is not as it was written"));
    }

    [Test]
    public void Calls_that_are_missing_at_the_end_are_told() =>
        Assert.That(Changed(json =>
        {
            json["calls"]!.AsArray().RemoveAt(2);
            json["acts"] = new JsonArray();
        }).Message, Does.Contain("calls are missing"));

    [TestCase("effect: twice", "effect: none", "Call 2 comes to something else when it is played again: its effect was 'twice' and now is 'none'.")]
    [TestCase("name: doubled", "name: renamed", "Call 2 comes to something else when it is played again: its rule was 'doubled' and now is 'renamed'.")]
    [TestCase("secret", "changed", "Call 1 comes to something else when it is played again: its account was 'api@acme.test' and now is none.")]
    public void What_comes_to_something_else_is_told_with_the_first_call_and_what_differs(string one, string other, string why)
    {
        var refused = Changed(json => json["scenario"]!["yaml"] = ((string)json["scenario"]!["yaml"]!).Replace(one, other, StringComparison.Ordinal));
        Assert.That((refused.Fault, refused.Message), Is.EqualTo((PastFault.Differs, why)));
    }

    [TestCase("seed", "5")]
    [TestCase("root", "\"other\"")]
    public void Another_seed_or_root_makes_other_tokens(string path, string value)
    {
        var refused = Changed(json => Set(json, path, value));
        Assert.That((refused.Fault, refused.Message), Is.EqualTo((PastFault.Differs, "Call 1 comes to something else when it is played again: the body of its answer is another.")));
    }

    [Test]
    public void Problems_of_its_scenario_are_told()
    {
        var refused = Changed(json => json["scenario"]!["yaml"] = "scenario: test\nrules: [{ name: a, calls: nothing.of_that }]\ncolour: red\n");
        Assert.That((refused.Fault, refused.Problems.Count), Is.EqualTo((PastFault.Unreadable, 3)));
        Assert.That(refused.Message, Does.StartWith("The scenario of this snapshot cannot be played here: 2:").And.Contains("3:1:"));
    }

    [Test]
    public void Half_a_letter_is_no_text() =>
        Assert.That(Restoring(Snapshot.Replace("/api/v1/message", "\\ud800", StringComparison.Ordinal)).Message, Does.EndWith("`calls[1].request.path` is no Unicode."));

    [Test]
    public void Megabytes_of_nonsense_are_refused()
    {
        Assert.That(Restoring(new string('[', 8_000_000)).Message, Does.Contain("it is no JSON"));
        Assert.That(Restoring($"[{string.Concat(Enumerable.Repeat("[],", 1_000_000))}[]]").Message, Does.Contain("should be an object"));
        Assert.That(Restoring("{\"chat_emulator_snapshot\":1,\"calls\":[" + string.Concat(Enumerable.Repeat("{},", 1_000_000)) + "{}]}").Message, Does.Contain("`calls[0]` has no `request`"));
    }

    [Test]
    public void Whatever_bytes_are_damaged_it_is_restored_or_refused_and_nothing_else_comes_of_it()
    {
        using var emulation = Emulation.Of();
        var (whole, state, restored) = (Encoding.UTF8.GetBytes(Snapshot), 7u, 0);
        for (var i = 0; i < 1_000; i++)
        {
            var damaged = whole.ToArray();
            for (var j = 0; j <= i % 3; j++)
            {
                state = (state * 1_664_525) + 1_013_904_223;
                damaged[(state >> 8) % (uint)damaged.Length] = (i % 2) switch { 0 => (byte)"0129-{}[]\",:eTZ"[(int)(state % 15)], _ => (byte)(state >> 3) };
            }

            try
            {
                new Copier(emulation.Engine).Restore("default", damaged).Dispose();
                restored++;
            }
            catch (PastException)
            {
            }
        }

        Assert.That(restored, Is.InRange(1, 500));
    }

    private static PastException Changed(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Snapshot)!;
        change(json);
        return Restoring(json.ToJsonString());
    }

    private static PastException Restoring(string text)
    {
        using var emulation = Emulation.Of();
        return Pasts.Refused(() => emulation.Restore(text));
    }

    // Null takes it out; what is no JSON that the node model can write is written by hand.
    private static void Set(JsonNode json, string path, string? value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            json = json is JsonArray list ? list[int.Parse(name)]! : json[name]!;
        }

        json.AsObject().Remove(names[^1]);
        if (value is not null)
        {
            json[names[^1]] = JsonNode.Parse(value);
        }
    }

    private static string Written()
    {
        using var origin = Emulation.Of("""
            accounts: { algoreg: [{ email: api@acme.test, password: secret }] }
            rules: [{ name: doubled, calls: algoreg.create_message, effect: twice }]

            """);
        var bearer = origin.Bearer();
        origin.Message("""{"to":"ada@example.com"}""");
        new Support(origin.World, origin.Engine.Providers).Revoke(bearer);
        using var fork = origin.Fork("other");
        fork.Clock.Advance(TimeSpan.FromSeconds(1));
        origin.Engine.Replay(fork, new ChatEmulator.Exchanges.Exchange("POST", "/x", "", [], Encoding.UTF8.GetBytes("{}")), fork.Clock.GetUtcNow());
        return origin.Snapshot(fork);
    }
}
