using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Replays;

namespace ChatEmulator.Core.Tests.Replays;

/// <summary>A snapshot is a world in a file: read, it is that world; damaged, it is refused with its place.</summary>
public sealed class SnapshotTests
{
    private const string Hello = """{"to":"ada@example.com","ext_msg_id":"m-1"}""";

    [Test]
    public void It_says_what_it_is_and_holds_what_playing_it_takes()
    {
        using var origin = Emulation.Of("accounts: { algoreg: [{ email: a@acme.test, password: hidden }] }\n", seed: 8);
        origin.Message(Hello, Convert.ToBase64String("a@acme.test:hidden"u8));
        var json = JsonNode.Parse(origin.Snapshot())!;
        Assert.That(json.AsObject().Select(each => each.Key), Is.EqualTo(new[]
        {
            "chat_emulator_snapshot", "warning", "version", "taken_at", "name", "root", "seed", "began", "clock", "scenario", "calls", "acts", "hash",
        }));
        Assert.That(((int)json["chat_emulator_snapshot"]!, (long)json["seed"]!, (string)json["calls"]![0]!["hash"]!), Is.EqualTo((1, 8L, (string)json["hash"]!)));
        Assert.That((string)json["calls"]![0]!["request"]!["body"]!, Is.EqualTo(Hello));
        Assert.That(json["calls"]![0]!["request"]!["headers"]!.ToJsonString(), Does.Contain("Basic " + Convert.ToBase64String("a@acme.test:hidden"u8)));
        Assert.That((string)json["warning"]!, Does.Contain("credentials"));
    }

    [Test]
    public void Bodies_that_are_no_text_and_texts_that_are_no_unicode_come_back_as_they_were()
    {
        using var origin = Emulation.Of();
        var exchange = new Exchange(
            "POST", "/api/v1/message", "?a=\ud800", [new("X-Odd", "a\udc00b"), new("X-Odd", "\0\ufffd\u2028\ud83d\ude00")], new byte[] { 0, 0xff, 0xfe, (byte)'{' }, "c\ud800");
        origin.Engine.Handle(exchange);
        origin.Engine.Handle(new Exchange("POST", "/api/v1/message", "", [], Encoding.UTF8.GetBytes("\ufeff{\"a\":\"\u2028\0\"}")));
        using var restored = origin.Restore(origin.Snapshot());
        var (before, after) = (origin.World.Journal.Calls(), restored.Journal.Calls());
        Assert.That(after.Select(call => (call.Query, call.Connection)), Is.EqualTo(before.Select(call => (call.Query, call.Connection))));
        Assert.That(after.SelectMany(call => call.Headers), Is.EqualTo(before.SelectMany(call => call.Headers)));
        Assert.That(after.Select(call => call.Body.Bytes.ToArray()), Is.EqualTo(before.Select(call => call.Body.Bytes.ToArray())));
        Assert.That(Copier.Hash(restored), Is.EqualTo(Copier.Hash(origin.World)));
    }

    [Test]
    public void It_plays_its_own_scenario_and_shares_what_is_played_here_when_that_is_the_same()
    {
        using var origin = Emulation.Of("rules: [{ name: own, calls: algoreg.create_message, effect: twice }]\n");
        using var elsewhere = Emulation.Of("seed: 77\n");
        origin.Message(Hello);
        using var same = origin.Restore(origin.Snapshot());
        using var other = elsewhere.Restore(origin.Snapshot());
        Assert.That((same.Play == origin.World.Play, other.Play == elsewhere.World.Play, other.Scenario.Rules.Single().Name), Is.EqualTo((true, false, "own")));
    }

    [Test]
    public void Written_again_by_whoever_restored_it_it_is_the_same()
    {
        using var origin = Emulation.Of(Turmoil.Scenario, seed: 2, ignoreWarnings: true);
        new Turmoil(origin.World, origin.Engine, 5).Steps(100);
        using var elsewhere = Emulation.Of();
        using var restored = elsewhere.Restore(origin.Snapshot());
        Assert.That(Untimed(elsewhere.Snapshot(restored)), Is.EqualTo(Untimed(origin.Snapshot())));
    }

    [Test]
    public void A_scenario_that_no_text_says_can_be_forked_and_not_written()
    {
        var providers = Vendors.All();
        var loader = new ChatEmulator.Scenarios.Loader([.. providers.Select(provider => provider.Catalogue)]);
        var (readings, _) = loader.LoadReadings("scenario: test\nprofile: { algoreg: { lock_after: [2, 3] } }\n");
        using var engine = new Engine(providers, readings[0].Scenario);
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream);
        var refused = Pasts.Refused(() => new Copier(engine).Snapshot(engine.Worlds.Default, json));
        Assert.That(refused.Message, Does.StartWith("No text says what the scenario 'test' is"));
        Assert.That(json.BytesPending + json.BytesCommitted, Is.Zero);
        using var fork = new Copier(engine).Fork(engine.Worlds.Default, "other");
    }

    [Test]
    public void A_journal_that_is_smaller_than_the_snapshots_is_told()
    {
        using var origin = Emulation.Of();
        using var smaller = Emulation.Of(limits: new ChatEmulator.Journals.JournalLimits(MostCalls: 2));
        for (var i = 0; i < 3; i++)
        {
            origin.Message(Hello);
        }

        var refused = Pasts.Refused(() => smaller.Restore(origin.Snapshot()));
        Assert.That((refused.Fault, refused.Message), Is.EqualTo((PastFault.Gone, "The journal here has not the room for 3 calls and their bodies. Give it more.")));
    }

    [Test]
    public void Thousands_of_calls_are_written_and_restored()
    {
        using var origin = Emulation.Of();
        for (var i = 0; i < 3_000; i++)
        {
            origin.Message($$"""{"to":"ada@example.com","ext_msg_id":"{{i}}"}""");
        }

        using var restored = origin.Restore(origin.Snapshot());
        Assert.That(origin.Seen(restored), Is.EqualTo(origin.Seen(origin.World)));
    }

    private static string Untimed(string snapshot)
    {
        var json = JsonNode.Parse(snapshot)!;
        json["taken_at"] = null;
        return json.ToJsonString();
    }
}
