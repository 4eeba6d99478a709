using ChatEmulator.Core.Tests.Replays;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Judging.Verdicts;

/// <summary>The worlds that are judged, and those that are no more.</summary>
public sealed class VerdictsTests
{
    private const string Once = "applied: algoreg.create_message, at_most: 1, per: body.ext_msg_id, name: every parcel once";
    private const string Late = "rules: [{ name: late, calls: algoreg.create_message, effect: { late: 45s }, answer: { error: timeout } }]\n";

    [Test]
    public void A_verdict_names_world_scenario_and_place_and_is_as_bad_as_the_worst()
    {
        using var emulation = Emulation.Of($"expect:\n  - {{ {Once} }}\n  - {{ calls: signalwire.create_token, exactly: 0 }}\n");
        emulation.Message(1);
        emulation.Message(1);
        var verdict = emulation.Verdict();
        Assert.That((verdict.World, verdict.Scenario, verdict.Epoch, verdict.Calls, verdict.Ended, verdict.Ruling), Is.EqualTo(("default", "test", 1, 2L, (string?)null, Ruling.Broken)));
        Assert.That((verdict.Expectations[0].Name, verdict.Expectations[0].Place), Is.EqualTo(("every parcel once", "inline:4")));
        Assert.That(verdict.Expectations.Select(judged => judged.Expectation), Is.EqualTo(new[]
        {
            "at most 1 algoreg.create_message is applied for each body.ext_msg_id",
            "no call to signalwire.create_token comes",
        }));
    }

    [Test]
    public void Where_nothing_is_expected_it_is_inconclusive()
    {
        using var emulation = Emulation.Of();
        emulation.Message(1);
        Assert.That((emulation.Verdict().Ruling, emulation.World.Judge), Is.EqualTo((Ruling.Inconclusive, (Judge?)null)));
    }

    [Test]
    public void Without_any_call_the_default_world_is_judged_alone()
    {
        using var emulation = Judging.Expecting(Once);
        emulation.Engine.Worlds.FindOrMake("a");
        Assert.That(All(emulation), Is.EqualTo(new[] { "default 0 Held" }));
        emulation.In("a").Message(1);
        Assert.That(All(emulation), Is.EqualTo(new[] { "a 1 Held" }));
    }

    [Test]
    public void Worlds_that_are_there_come_first_and_those_that_ended_after_them_with_what_became_of_them()
    {
        using var emulation = Judging.Expecting(Once);
        foreach (var name in new[] { "c", "b", "a", "idle" })
        {
            emulation.Engine.Worlds.FindOrMake(name);
        }

        emulation.In("a").Message(1);
        emulation.In("b").Message(1);
        emulation.In("b").Message(1);
        emulation.In("c").Message(1);
        emulation.Engine.Worlds.Drop("b", "was deleted");
        emulation.Engine.Worlds.Drop("idle", "was deleted");
        emulation.Engine.Worlds.Put(emulation.Engine.Worlds.Begin("c", emulation.World.Latest));
        emulation.In("c").Message(1);
        Assert.That(All(emulation), Is.EqualTo(new[]
        {
            "a 1 Held", "c 1 Held",
            "b 2 Broken was deleted", "c 1 Held gave its place to another that was begun under its name",
        }));
        var ended = emulation.Engine.Worlds.Verdicts.All()[2].Expectations.Single();
        Assert.That((ended.Why, ended.Shown.Count, ended.Name), Is.EqualTo(("2 were applied for \"m-1\".", 2, "every parcel once")));
    }

    [Test]
    public void A_world_that_has_ended_is_judged_as_of_its_end()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, exactly: 1", Late);
        emulation.In("a").Message(1);
        var world = emulation.In("a").World;
        world.Clock.Advance(TimeSpan.FromSeconds(45));
        emulation.Engine.Worlds.Drop("a", "was deleted");
        var verdict = emulation.Engine.Worlds.Verdicts.Of(world);
        Assert.That((verdict.Ended, verdict.Ruling, verdict.Calls), Is.EqualTo(("was deleted", Ruling.Held, 1L)));
    }

    [Test]
    public void Of_a_world_that_ended_and_is_not_kept_nothing_is_said()
    {
        using var emulation = Judging.Expecting(Once);
        using var world = emulation.Engine.Worlds.Begin("apart", emulation.World.Latest);
        world.Dispose();
        Assert.That(() => emulation.Engine.Worlds.Verdicts.Of(world), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Of_the_ended_worlds_those_that_held_are_forgotten_first_and_the_worst_last()
    {
        using var emulation = Judging.Expecting(Once);
        var verdicts = new ChatEmulator.Worlds.Verdicts(() => [], most: 2);
        for (var i = 0; i < 5; i++)
        {
            var own = emulation.In($"w-{i}");
            own.Message(1);
            if (i is 0 or 3)
            {
                own.Message(1);
            }

            verdicts.End(own.World, "was deleted");
        }

        Assert.That(verdicts.All().Select(verdict => $"{verdict.World} {verdict.Ruling}"), Is.EqualTo(new[] { "w-0 Broken", "w-3 Broken" }));
        Assert.That(verdicts.Forgotten, Is.EqualTo(3));
    }

    [Test]
    public void What_is_due_is_made_before_it_is_judged()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, exactly: 1", "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n" + Late);
        emulation.Message(1);
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(44));
        Assert.That(emulation.Verdict().Ruling, Is.EqualTo(Ruling.Broken));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(emulation.Verdict().Ruling, Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void A_fork_and_a_restored_world_are_judged_with_their_past()
    {
        using var emulation = Emulation.Of($"expect:\n  - {{ {Once} }}\n  - {{ after_revocation: nothing }}\n  - {{ rules: all_used }}\n{Late}");
        using var elsewhere = Emulation.Of("seed: 3\n");
        var bearer = emulation.Bearer();
        new Support(emulation.World, emulation.Engine.Providers).Revoke(bearer);
        emulation.WithBearer(bearer);
        emulation.Message(1);
        emulation.Message(1);
        using var early = emulation.Fork("early", at: 4);
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        using var fork = emulation.Fork("other");
        using var restored = elsewhere.Restore(emulation.Snapshot(), "third");
        var expected = emulation.Verdict().Expectations.Select(Told).ToList();
        Assert.That(expected[0], Does.StartWith("Broken"));
        Assert.That(new[] { fork, restored }.Select(world => emulation.Engine.Worlds.Verdicts.Of(world).Expectations.Select(Told)), Is.All.EqualTo(expected));
        Assert.That(emulation.Engine.Worlds.Verdicts.Of(early).Expectations[0].Ruling, Is.EqualTo(Ruling.Inconclusive), "pending yet");
    }

    [Test]
    public void A_world_without_expectations_has_no_judge_and_a_reset_has_a_fresh_one()
    {
        using var emulation = Judging.Expecting(Once);
        emulation.Message(1);
        emulation.Message(1);
        emulation.World.Reset();
        Assert.That((emulation.Verdict().Ruling, emulation.Verdict().Calls), Is.EqualTo((Ruling.Held, 0L)));
    }

    [Test]
    public void Secrets_by_which_is_counted_are_masked()
    {
        using var emulation = Emulation.Of("""
            expect:
              - { calls: algoreg.login, at_most: 0, when: { body.password: secret } }
              - { calls: algoreg.login, at_most: 1, per: body.password }
              - { calls: algoreg.create_message, at_most: 1, per: header.Authorization }
              - { calls: algoreg.open_chat, at_most: 1, per: query.token }

            """, ignoreWarnings: true);
        for (var i = 0; i < 2; i++)
        {
            emulation.WithBearer(emulation.Bearer());
            emulation.Message(1);
            emulation.Get("/?token=very-hidden");
        }

        var told = string.Join('\n', emulation.Verdict().Expectations.Select(judged => $"{judged.Ruling} {judged.Expectation} {judged.Why} {string.Concat(judged.Shown)}"));
        Assert.That(emulation.Verdict().Expectations.Select(judged => judged.Ruling), Is.All.EqualTo(Ruling.Broken));
        Assert.That(told, Does.Not.Contain("secret").And.Not.Contain("very-hidden").And.Not.Contain(Emulation.Algoreg));
    }

    [Test]
    public async Task Calls_of_many_at_once_are_all_counted()
    {
        using var emulation = Judging.Expecting("applied: algoreg.create_message, exactly: 8, per: body.ext_msg_id");
        using var start = new Barrier(4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < 200; i++)
            {
                emulation.Message(i % 100);
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.That((emulation.Only().Ruling, emulation.Only().Why), Is.EqualTo((Ruling.Held, "")));
    }

    // What is in flight in one world is abandoned in its copy.
    private static string Told(Judged judged) =>
        $"{judged.Ruling} {judged.Why} {string.Join(',', judged.Calls)} {string.Join('\n', judged.Shown).Replace(" (in flight)", "", StringComparison.Ordinal)}";

    private static IEnumerable<string> All(Emulation emulation) =>
        emulation.Engine.Worlds.Verdicts.All().Select(verdict => $"{verdict.World} {verdict.Calls} {verdict.Ruling} {verdict.Ended}".TrimEnd());
}
