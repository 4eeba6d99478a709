using ChatEmulator.Core.Tests.Replays;
using ChatEmulator.Replays;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Another version is played while calls go on, and data is put in.</summary>
public sealed class DirectorTests
{
    private const string Hello = """{"to":"ada@example.com","ext_msg_id":"m-1"}""";
    private const string Twice = "rules: [{ name: down, calls: algoreg.create_message, times: 2, answer: { error: service_unavailable } }]\n";

    [Test]
    public void The_rules_of_another_version_decide_from_the_next_call_on()
    {
        using var emulation = Emulation.Of();
        Assert.That(emulation.Message(Hello).Status, Is.EqualTo(204));
        Assert.That(Play(emulation, Twice), Is.True);
        Assert.That((emulation.Message(Hello).Status, emulation.World.Scenario.Rules.Single().Name), Is.EqualTo((503, "down")));
    }

    [Test]
    public void What_a_rule_has_counted_is_that_of_the_rule_of_its_name_in_the_next_version()
    {
        using var emulation = Emulation.Of(Twice);
        emulation.Message(Hello);
        Play(emulation, "rules:\n  - { name: new, calls: signalwire.create_token, answer: { error: bad_gateway } }\n  - { name: down, calls: algoreg.create_message, times: 3, answer: { error: timeout } }\n");
        Assert.That(Enumerable.Range(0, 3).Select(_ => emulation.Message(Hello).Status), Is.EqualTo(new[] { 504, 504, 204 }));
    }

    [Test]
    public void A_rule_that_was_gone_and_comes_back_goes_on_counting()
    {
        using var emulation = Emulation.Of(Twice);
        emulation.Message(Hello);
        Play(emulation, "");
        emulation.Message(Hello);
        Play(emulation, Twice);
        Assert.That(Enumerable.Range(0, 2).Select(_ => emulation.Message(Hello).Status), Is.EqualTo(new[] { 503, 204 }));
    }

    [TestCase("stormy", 502)]
    [TestCase("rough", 504)]
    public void A_world_stays_in_its_state_if_the_next_version_knows_it_and_else_is_at_the_start(string state, int status)
    {
        const string storm = "state: calm\nrules: [{ name: storm, calls: algoreg.create_message, in: calm, next: stormy, answer: { error: service_unavailable } }]\n";
        using var emulation = Emulation.Of(storm);
        emulation.Message(Hello);
        Play(emulation, $"state: calm\nrules:\n  - {{ name: calm, calls: algoreg.create_message, in: calm, next: {state}, answer: {{ error: timeout }} }}\n  - {{ name: storm, calls: algoreg.create_message, in: {state}, answer: {{ error: bad_gateway }} }}\n");
        Assert.That(emulation.Message(Hello).Status, Is.EqualTo(status));
    }

    [Test]
    public void What_a_world_begins_with_is_the_next_versions_after_a_reset()
    {
        const string other = """
            seed: 5
            clock: { start: 2030-01-01T00:00:00Z, frozen: true }
            volatile: [body.ext_msg_id]
            profile: { signalwire: { created: 201 } }
            accounts: { signalwire: [{ project: demo, token: PT-demo }], algoreg: [{ email: new@acme.test, password: secret }] }
            data: { algoreg: { threads: [{ id: t-9 }] } }

            """;
        const string mint = """{"ttl":60,"channels":{"a":{"read":true}}}""";
        using var emulation = Emulation.Of();
        var token = emulation.Token(mint).Body;
        Play(emulation, other);
        var director = new Director(emulation.World, emulation.Engine.Providers);
        Assert.That(director.Waiting, Is.EqualTo(new[] { "seed", "clock", "volatile", "profile", "accounts", "data" }));
        Assert.That((emulation.Token(mint).Status, emulation.Message(Hello).Status, emulation.Get("/api/v1/thread/t-9").Status, emulation.World.Seed), Is.EqualTo((200, 204, 404, 0)));
        emulation.World.Reset();
        var again = emulation.Token(mint);
        Assert.That((again.Status, emulation.Message(Hello).Status, emulation.World.Seed), Is.EqualTo((201, 401, 5)));
        Assert.That(emulation.Message(Hello, Convert.ToBase64String("new@acme.test:secret"u8)).Status, Is.EqualTo(204));
        Assert.That(emulation.World.Clock.GetUtcNow().Year, Is.EqualTo(2030));
        Assert.That(again.Body, Is.Not.EqualTo(token));
        Assert.That(director.Waiting, Is.Empty);
    }

    [Test]
    public void A_real_clock_can_be_moved_after_a_reset_with_a_version_that_has_one()
    {
        using var emulation = Emulation.Of("clock: { start: 2026-01-01T00:00:00Z, speed: 2 }\n");
        Play(emulation, Emulation.Frozen);
        emulation.World.Reset();
        emulation.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(emulation.World.Clock.GetUtcNow(), Is.EqualTo(Emulation.Start.AddDays(1)));
    }

    [Test]
    public void A_seed_that_was_given_stays_and_nothing_waits_for_it()
    {
        using var emulation = Emulation.Of(seed: 3);
        Play(emulation, Emulation.Frozen + "seed: 8\n");
        Assert.That(new Director(emulation.World, emulation.Engine.Providers).Waiting, Is.Empty);
        emulation.World.Reset();
        Assert.That(emulation.World.Seed, Is.EqualTo(3));
    }

    [Test]
    public void What_is_played_already_is_no_act()
    {
        using var emulation = Emulation.Of(Twice);
        var (play, version) = (emulation.World.Latest, Version(emulation, Emulation.Frozen + Twice));
        Assert.That(new Director(emulation.World, emulation.Engine.Providers).TakeUp(version), Is.False);
        Assert.That((emulation.World.Latest == play, emulation.World.Acts.All), Is.EqualTo((true, Array.Empty<Act>())));
    }

    [Test]
    public void Versions_that_no_call_has_met_take_no_room()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 300; i++)
        {
            Play(emulation, $"about: \"{i}{new string('x', 100_000)}\"\n");
        }

        emulation.Message(Hello);
        Play(emulation, Twice);
        Assert.That((emulation.World.Acts.IsWhole, emulation.World.Acts.All.Length), Is.EqualTo((true, 2)));
    }

    [Test]
    public void A_world_in_which_more_was_played_than_is_kept_has_no_past()
    {
        using var emulation = Emulation.Of();
        for (var i = 0; i < 20; i++)
        {
            Play(emulation, $"about: \"{i}{new string('x', 500_000)}\"\n");
            emulation.Message(Hello);
        }

        Assert.That(Pasts.Refused(() => emulation.Fork()).Fault, Is.EqualTo(PastFault.Gone));
    }

    [Test]
    public void A_version_that_no_text_says_is_forked_and_not_written()
    {
        using var emulation = Emulation.Of();
        var said = Version(emulation, Twice).Scenario;
        var version = new Scenario { Name = "made", Profiles = said.Profiles, Accounts = said.Accounts, Data = said.Data, Rules = said.Rules };
        new Director(emulation.World, emulation.Engine.Providers).TakeUp(new Play(version, emulation.Engine.Providers));
        emulation.Message(Hello);
        using var fork = emulation.Fork();
        Assert.That((fork.Scenario.Name, Copier.Hash(fork)), Is.EqualTo(("made", Copier.Hash(emulation.World))));
        Assert.That(Pasts.Refused(() => emulation.Snapshot()).Message, Does.StartWith("No text says what the scenario 'made' is"));
    }

    [Test]
    public void A_restored_world_begins_anew_with_the_version_that_it_played_and_its_seed()
    {
        using var emulation = Emulation.Of("seed: 4\n");
        using var elsewhere = Emulation.Of("seed: 77\n");
        Play(emulation, "seed: 5\n" + Twice);
        using var restored = elsewhere.Restore(emulation.Snapshot());
        Assert.That((restored.Seed, restored.Scenario.Rules.Count, restored.Play.Scenario.Rules.Count), Is.EqualTo((4, 1, 0)));
        restored.Reset();
        Assert.That((restored.Seed, restored.Play.Scenario.Rules.Count), Is.EqualTo((5, 1)));
    }

    [Test]
    public void Data_that_is_put_in_is_there_at_once_and_gone_after_a_reset()
    {
        using var emulation = Emulation.Of("data: { algoreg: { customers: [{ external_id: c-1 }] } }\n");
        Assert.That(Add(emulation, "algoreg: { threads: [{ id: t-9, customer: c-1, subject: New }, { id: t-10, customer: c-2 }], customers: [{ external_id: c-2, name: Eve }] }\n"), Is.Empty);
        Assert.That(emulation.Get("/api/v1/thread/t-9").Status, Is.EqualTo(200));
        Assert.That(emulation.Message("""{"thread_id":"t-10","to":"ada@example.com"}""").Status, Is.EqualTo(204));
        Assert.That(emulation.State().GetProperty("algoreg").GetProperty("customers").EnumerateArray().Select(customer => customer.GetProperty("external_id").GetString()), Is.EqualTo(new[] { "c-1", "c-2" }));
        emulation.World.Reset();
        Assert.That(emulation.Get("/api/v1/thread/t-9").Status, Is.EqualTo(404));
    }

    [Test]
    public void Data_of_which_some_is_there_or_names_what_is_not_is_refused_whole()
    {
        using var emulation = Emulation.Of("data: { algoreg: { customers: [{ external_id: c-1 }], threads: [{ id: t-1 }] } }\n");
        emulation.Message(Hello);
        var begun = emulation.Messages().Single().GetProperty("thread_id").GetString();
        var before = emulation.Seen(emulation.World);
        Assert.That(Add(emulation, $"algoreg: {{ customers: [{{ external_id: c-1 }}], threads: [{{ id: t-1 }}, {{ id: {begun} }}, {{ id: t-2, customer: c-11 }}, {{ id: t-3, customer: zzz }}] }}\n"), Is.EqualTo(new[]
        {
            "There is already one of `customers` with `external_id: c-1`. Give this one another `external_id`, or leave it out.",
            "There is already one of `threads` with `id: t-1`. Give this one another `id`, or leave it out.",
            $"There is already one of `threads` with `id: {begun}`. Give this one another `id`, or leave it out.",
            "One of `threads` has `customer: c-11`, and none of `customers` has that `external_id`. Did you mean `c-1`?",
            "One of `threads` has `customer: zzz`, and none of `customers` has that `external_id`. Put it in with this, or leave `customer` out.",
        }));
        Assert.That((emulation.Seen(emulation.World), emulation.World.Acts.All.Length), Is.EqualTo((before, 0)));
    }

    [Test]
    public void What_is_declared_in_a_world_has_an_end()
    {
        using var emulation = Emulation.Of();
        for (var part = 0; part < 10; part++)
        {
            Assert.That(Add(emulation, Threads(part, 10_000)), Is.Empty);
        }

        Assert.That(Add(emulation, Threads(10, 1)).Single(), Does.StartWith("There are 100,000 threads already"));
    }

    [Test]
    public void Nothing_to_put_in_is_no_act()
    {
        using var emulation = Emulation.Of();
        Assert.That((Add(emulation, "{}"), emulation.World.Acts.All.Length), Is.EqualTo((Array.Empty<string>(), 0)));
    }

    private static string Threads(int part, int count) => $"algoreg: {{ threads: [{string.Join(',', Enumerable.Range(0, count).Select(nth => $"{{ id: t-{part}-{nth} }}"))}] }}";

    private static bool Play(Emulation emulation, string yaml) => new Director(emulation.World, emulation.Engine.Providers).TakeUp(Version(emulation, yaml));

    private static Play Version(Emulation emulation, string yaml)
    {
        var loaded = Loader(emulation).LoadText("scenario: test\n" + yaml);
        Assert.That(loaded.Problems.Select(problem => problem.Text), Is.Empty);
        return new Play(loaded.Scenarios.Single(), emulation.Engine.Providers);
    }

    private static IReadOnlyList<string> Add(Emulation emulation, string yaml)
    {
        var (supply, problems) = Loader(emulation).LoadData(yaml);
        Assert.That(problems.Select(problem => problem.Text), Is.Empty);
        return new Director(emulation.World, emulation.Engine.Providers).Add(supply!);
    }

    private static Loader Loader(Emulation emulation) => new([.. emulation.Engine.Providers.Select(provider => provider.Catalogue)]);
}
