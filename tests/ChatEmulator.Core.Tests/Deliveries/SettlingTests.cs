using ChatEmulator.Deliveries;

namespace ChatEmulator.Core.Tests.Deliveries;

public sealed class SettlingTests
{
    private const string Slow = "rules: [{ name: slow, calls: \"*\", delivery: { delay: { uniform: { from: 1s, to: 100s } } } }]\n";

    [Test]
    public void The_journal_tells_the_delay_that_was_drawn_and_it_is_the_one_that_is_played()
    {
        using var emulation = Emulation.Of(Slow);
        var outcome = emulation.Get("/api/v1/thread/t").Outcome;
        var wait = outcome.Script.Steps[0].For;
        Assert.That(emulation.World.Journal.Calls()[0].Delivery, Is.EqualTo($"delay {ChatEmulator.Time.Durations.Text(wait)}"));
        Assert.That(outcome.Plan.DeliveryWord, Is.EqualTo($"delay {ChatEmulator.Time.Durations.Text(wait)}"));
        Assert.That(wait, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(100)));
    }

    [Test]
    public void A_delay_is_the_same_whatever_comes_in_between_and_another_for_another_call_rule_or_seed()
    {
        using var alone = Emulation.Of(Slow);
        using var crowded = Emulation.Of(Slow);
        using var renamed = Emulation.Of(Slow.Replace("slow", "late", StringComparison.Ordinal));
        using var reseeded = Emulation.Of(Slow, seed: 7);
        crowded.Get("/api/v1/thread/u");
        crowded.Get("/api/v1/thread/v");
        var wait = Wait(alone, "t");
        Assert.That(Wait(crowded, "t"), Is.EqualTo(wait));
        Assert.That(new[] { Wait(alone, "t"), Wait(alone, "w"), Wait(renamed, "t"), Wait(reseeded, "t") }, Has.None.EqualTo(wait));
    }

    [Test]
    public void Another_seed_is_another_run_where_a_delay_is_drawn_and_not_where_it_grows()
    {
        using var drawn = Emulation.Of(Slow);
        using var ramp = Emulation.Of(Slow.Replace("uniform: { from: 1s, to: 100s }", "ramp: { from: 1s, to: 100s, over: 99s }", StringComparison.Ordinal));
        Assert.That((drawn.World.Scenario.Draws, ramp.World.Scenario.Draws), Is.EqualTo((true, false)));
        ramp.World.Clock.Advance(TimeSpan.FromSeconds(33));
        Assert.That(Wait(ramp, "t"), Is.EqualTo(TimeSpan.FromSeconds(34)), "since the start of the clock");
        ramp.World.Reset();
        Assert.That(Wait(ramp, "t"), Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void On_real_time_a_ramp_begins_with_the_first_call_that_comes()
    {
        var real = new ChatEmulator.Time.Clock(new ChatEmulator.Time.ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);
        using var emulation = Emulation.Of(
            "# clock: real\nrules: [{ name: r, calls: \"*\", delivery: { delay: { ramp: { from: 0s, to: 100s, over: 100s } } } }]\n", real: real);
        real.Advance(TimeSpan.FromSeconds(50));
        Wait(emulation, "first");
        real.Advance(TimeSpan.FromSeconds(10));
        Assert.That(Wait(emulation, "t"), Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void Silence_after_the_headers_needs_a_body_and_is_silence_before_them_where_there_is_none()
    {
        using var emulation = Emulation.Of("rules: [{ name: r, calls: algoreg.*, effect: applied, at: any, delivery: { hang: { after: headers, for: 30s } } }]\n");
        var told = emulation.Get("/api/v1/thread/none").Outcome;
        var bare = emulation.Message("""{"to":"ada@example.com","subject":"Hello","content":"Hi"}""").Outcome;
        var head = emulation.Ask("HEAD", "/api/v1/thread/none").Outcome;
        Assert.That(told.Plan.DeliveryWord, Is.EqualTo("hang after headers 30s"));
        Assert.That(told.Script.Steps.Select(step => step.Verb), Is.EqualTo(new[] { Verb.Head, Verb.Wait, Verb.Fin }));
        Assert.That((bare.Script.Reply.Status, bare.Plan.DeliveryWord, head.Plan.DeliveryWord), Is.EqualTo((204, "hang 30s", "hang 30s")));
        Assert.That(bare.Script.Steps.Select(step => step.Verb), Is.EqualTo(new[] { Verb.Wait, Verb.Fin }));
    }

    private static TimeSpan Wait(Emulation emulation, string thread) => emulation.Get($"/api/v1/thread/{thread}").Outcome.Script.Steps[0].For;
}
