using ChatEmulator.Judging;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Judging;

/// <summary>What explains a failure is of a full journal only a part, and what was meant is all there.</summary>
public sealed class HindsightTests
{
    [Test]
    public void Of_a_long_journal_all_that_was_meant_is_counted_and_the_nearest_are_of_the_latest()
    {
        using var emulation = Emulation.Of();
        Message(emulation, "ada@example.com", 0);
        for (var i = 1; i <= Hindsight.Most + 100; i++)
        {
            Message(emulation, "eve@example.com", i);
        }

        var asking = new Asking(emulation.World, emulation.Engine.Providers);
        var query = asking.With(asking.To("algoreg.create_message"), "body.to", "ada@example.com");
        var past = Hindsight.Of(emulation.World.Journal, query);
        Assert.That((past.IsWhole, past.Calls.Count, past.Calls[0].Number), Is.EqualTo((false, Hindsight.Most + 1, 1L)));
        var judged = asking.Judge(Expectation.Exactly(query, 2));
        Assert.That((judged.Held, judged.Matching.Count), Is.EqualTo((false, 1)));
        Assert.That(judged.Text, Does.Contain("but 1 came.").And.Contain("Of the latest 10,000 calls these came nearest:").And.Contain("eve@example.com"));
    }

    [Test]
    public async Task A_wait_that_fails_over_a_long_journal_sees_what_was_meant_at_its_beginning()
    {
        using var emulation = Emulation.Of();
        Message(emulation, "ada@example.com", 0);
        for (var i = 1; i <= Hindsight.Most + 100; i++)
        {
            Message(emulation, "eve@example.com", i);
        }

        var asking = new Asking(emulation.World, emulation.Engine.Providers);
        var query = asking.With(asking.To("algoreg.create_message"), "body.to", "ada@example.com");
        var waited = await asking.WaitAsync(Expectation.AtLeast(query, 2), new Patience(TimeSpan.Zero));
        Assert.That((waited.Held, waited.Seen.Single().Number, waited.Nearest.Count), Is.EqualTo((false, 1L, NearMisses.Most)));
        Assert.That(waited.Nearest.Select(miss => miss.Call.Number), Has.All.GreaterThan(100));
    }

    private static void Message(Emulation emulation, string to, int n) =>
        emulation.Message($$"""{"to":"{{to}}","content":"x","ext_msg_id":"m-{{n}}"}""");
}
