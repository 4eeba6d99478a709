using ChatEmulator.Journals;
using ChatEmulator.Replays;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Replays;

/// <summary>A fork is the world as it was, or there is none, and it is said why.</summary>
public sealed class ForkRefusalTests
{
    private const string Hello = """{"to":"ada@example.com"}""";

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(3)]
    [TestCase(long.MinValue)]
    [TestCase(long.MaxValue)]
    public void There_is_no_fork_at_a_call_that_was_not(long at)
    {
        using var origin = Emulation.Of();
        origin.Message(Hello);
        origin.Message(Hello);
        var refused = Pasts.Refused(() => origin.Fork(at: at));
        Assert.That((refused.Fault, refused.Message), Is.EqualTo((PastFault.NoSuchCall, $"There is no call {at}: the latest is call 2.")));
    }

    [Test]
    public void In_a_world_without_calls_there_is_no_first()
    {
        using var origin = Emulation.Of();
        Assert.That(Pasts.Refused(() => origin.Fork(at: 1)).Message, Is.EqualTo("There is no call 1: the world has had none yet."));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("ünï")]
    [TestCase("../etc")]
    public void A_name_that_no_world_may_have_is_refused(string name)
    {
        using var origin = Emulation.Of();
        var snapshot = origin.Snapshot();
        Assert.That(() => origin.Fork(name), Throws.ArgumentException.With.Message.Contains("is no name for a world"));
        Assert.That(() => origin.Restore(snapshot, name), Throws.ArgumentException);
        Assert.That(() => origin.Fork(new string('n', 65)), Throws.ArgumentException);
    }

    [Test]
    public void A_journal_that_has_dropped_calls_is_no_whole_past_whichever_call_is_asked_for()
    {
        using var origin = Emulation.Of(limits: new JournalLimits(MostCalls: 3));
        for (var i = 0; i < 4; i++)
        {
            origin.Message(Hello);
        }

        var all = new[] { () => (object)origin.Fork(), () => origin.Fork(at: 4), () => origin.Fork(at: 1), () => origin.Snapshot(), () => Copier.Hash(origin.World) };
        var refused = all.Select(each => Pasts.Refused(() => each())).ToList();
        Assert.That(refused.Select(each => (each.Fault, each.Call)), Is.All.EqualTo((PastFault.Gone, (long?)1)));
        Assert.That(refused[0].Message, Does.StartWith("The oldest calls are gone, dropped to make room or forgotten").And.Contains("Reset the world"));
    }

    [Test]
    public void A_journal_that_keeps_no_calls_has_no_past()
    {
        using var origin = Emulation.Of(limits: new JournalLimits(MostCalls: 0));
        origin.Message(Hello);
        Assert.That(Pasts.Refused(() => origin.Fork()).Fault, Is.EqualTo(PastFault.Gone));
    }

    [Test]
    public void A_body_that_was_cut_is_told_with_its_call_and_before_it_a_fork_can_be_had()
    {
        using var origin = Emulation.Of();
        origin.Message(Hello);
        origin.Message($$"""{"to":"ada@example.com","content":"{{new string('x', 70_000)}}"}""");
        var refused = Pasts.Refused(() => origin.Fork());
        using var fork = origin.Fork(at: 1);
        Assert.That((refused.Fault, refused.Call, fork.Journal.Total), Is.EqualTo((PastFault.Gone, (long?)2, 1L)));
        Assert.That(refused.Message, Does.StartWith("Call 2 cannot be played again: of its body of 70,0").And.EndsWith("send bodies of at most 65,536 bytes."));
    }

    [Test]
    public void A_body_that_went_over_the_servers_limit_is_told_too()
    {
        using var origin = Emulation.Of();
        origin.Send("POST", "/api/v1/message", "", Emulation.Algoreg, tooLarge: true);
        Assert.That(Pasts.Refused(() => origin.Fork()).Message, Does.StartWith("Call 1 cannot be played again: of its body"));
    }

    [Test]
    public void Bodies_that_were_dropped_make_a_past_that_is_not_whole()
    {
        using var origin = Emulation.Of(limits: new JournalLimits(MostBytes: 20_000));
        for (var i = 0; i < 30; i++)
        {
            origin.Message($$"""{"to":"ada@example.com","content":"{{new string('x', 1_000)}}"}""");
        }

        Assert.That(Pasts.Refused(() => origin.Fork()).Fault, Is.EqualTo(PastFault.Gone));
    }

    [Test]
    public void An_answer_that_is_kept_shortened_comes_out_shortened_again()
    {
        using var origin = Emulation.Of("data: { algoreg: { threads: [{ id: t-1 }] } }\n");
        for (var i = 0; i < 3; i++)
        {
            origin.Message($$"""{"thread_id":"t-1","content":"{{new string('x', 30_000)}}"}""");
        }

        origin.Get("/api/v1/thread/t-1/messages");
        using var fork = origin.Fork();
        using var restored = origin.Restore(origin.Snapshot());
        Assert.That(origin.World.Journal.Calls()[3].AnswerBody.Cut, Is.Not.Null);
        Assert.That(new[] { fork, restored }.Select(origin.Seen), Is.All.EqualTo(origin.Seen(origin.World)));
    }

    [Test]
    public void A_call_that_drew_what_is_lost_is_told()
    {
        using var origin = Emulation.Of();
        origin.Message(Hello);
        origin.Message(Hello);
        var calls = origin.World.Journal.Calls();
        var refused = Pasts.Refused(() => Wholeness.Check([calls[0], calls[1] with { Replayable = false }], 2));
        Assert.That((refused.Fault, refused.Call), Is.EqualTo((PastFault.Gone, (long?)2)));
        Assert.That(refused.Message, Does.Contain("too many distinct requests").And.Contains("Fork at an earlier call."));
    }

    [Test]
    public void More_acts_than_are_kept_are_told_and_a_reset_makes_it_whole_again()
    {
        using var origin = Emulation.Of();
        var support = new Support(origin.World, origin.Engine.Providers);
        for (var i = 0; i < 10_001; i++)
        {
            support.Unlock("api@acme.test");
        }

        Assert.That(Pasts.Refused(() => origin.Fork()).Message, Does.StartWith("More happened to the world beside its calls than is kept"));
        origin.World.Reset();
        using var fork = origin.Fork();
        Assert.That(fork.Acts.All, Is.Empty);
    }

    [Test]
    public void Acts_without_an_effect_are_none()
    {
        using var origin = Emulation.Of();
        var support = new Support(origin.World, origin.Engine.Providers);
        support.Revoke("nonsense");
        support.Unlock("nobody@acme.test");
        Assert.That(origin.World.Acts.All, Is.Empty);
    }

    [Test]
    public void A_call_that_failed_half_way_is_no_part_of_a_past_that_can_be_played()
    {
        using var origin = Emulation.Of("rules: [{ name: late, calls: algoreg.create_message, effect: { late: 45s }, answer: { error: timeout } }]\n");
        for (var i = 0; i < 10_000; i++)
        {
            origin.Message(Hello);
        }

        Assert.That(() => origin.Message(Hello), Throws.InvalidOperationException);
        Assert.That(Pasts.Refused(() => origin.Fork()).Message, Does.Contain("a call failed half-way"));
        origin.World.Reset();
        using var fork = origin.Fork();
    }

    [Test]
    public void Of_a_world_that_has_ended_it_is_said_that_it_has()
    {
        using var emulation = Emulation.Of();
        var world = emulation.In("mine").Message(Hello).Outcome.World;
        emulation.Engine.Worlds.Drop("mine", "was deleted");
        var refused = Pasts.Refused(() => new Copier(emulation.Engine).Fork(world, "other"));
        Assert.That((refused.Fault, refused.Message), Is.EqualTo((PastFault.Gone, "The world 'mine' has ended: another was begun under its name, or it was deleted or let go.")));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void A_reset_while_the_past_is_read_is_told_however_many_calls_came_since(int calls)
    {
        using var origin = Emulation.Of();
        origin.Message(Hello);
        var glance = Glance.At(origin.World);
        origin.World.Reset();
        for (var i = 0; i < calls; i++)
        {
            origin.Message(Hello);
        }

        var refused = Pasts.Refused(() => glance.Read(null));
        Assert.That((refused.Fault, refused.Message), Is.EqualTo((PastFault.WasReset, "The world was reset while its past was read. Ask again, and it is the new epoch's.")));
    }

    [Test]
    public void Calls_that_come_while_the_past_is_read_are_not_in_it()
    {
        using var origin = Emulation.Of();
        origin.Message(Hello);
        var glance = Glance.At(origin.World);
        new Support(origin.World, origin.Engine.Providers).Unlock("api@acme.test");
        origin.Message(Hello);
        var past = glance.Read(null);
        Assert.That((past.Calls.Count, past.Acts.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Forked_while_calls_and_resets_go_on_it_is_whole_or_it_is_said_why()
    {
        using var origin = Emulation.Of();
        using var done = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 3).Select(i => Task.Run(() =>
        {
            for (var j = 0; !done.IsCancellationRequested; j++)
            {
                origin.Message($$"""{"to":"ada@example.com","ext_msg_id":"{{i}}-{{j}}"}""");
                if (i == 0 && j % 100 == 99)
                {
                    origin.World.Reset();
                }
            }
        })).ToArray();
        var faults = new List<PastFault>();
        for (var i = 0; i < 200; i++)
        {
            try
            {
                using var fork = origin.Fork();
                Assert.That(fork.Ledger.Total, Is.EqualTo(fork.Journal.Total));
            }
            catch (PastException e)
            {
                faults.Add(e.Fault);
            }
        }

        done.Cancel();
        Task.WaitAll(callers);
        Assert.That(faults, Is.All.EqualTo(PastFault.WasReset));
        Assert.That(faults, Has.Count.LessThan(200));
    }
}
