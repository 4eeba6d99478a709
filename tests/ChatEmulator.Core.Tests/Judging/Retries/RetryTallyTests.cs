using ChatEmulator.Journals;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Core.Tests.Judging.Retries;

[Parallelizable(ParallelScope.All)]
public sealed class RetryTallyTests
{
    private const string RealClock = "# clock: real\nseed: 1";

    [TestCase("2", 1.69, "#2 came 1.69 s after #1, which had told Retry-After: 2")]
    [TestCase("1", 0.0123, "#2 came 12.3 ms after #1, which had told Retry-After: 1")]
    [TestCase("1", 0.000_04, "#2 came 40 µs after #1, which had told Retry-After: 1")]
    [TestCase("2", 1.999_999_9, "#2 came 2 s after #1, which had told Retry-After: 2")]
    [TestCase("Thu, 15 Jan 2026 09:00:03 GMT", 2.5, "#2 came 2.5 s after #1, which had told Retry-After: Thu, 15 Jan 2026 09:00:03 GMT, 3 s to go")]
    [TestCase("Thursday, 15-Jan-26 09:00:03 GMT", 2.5, "#2 came 2.5 s after #1, which had told Retry-After: Thursday, 15-Jan-26 09:00:03 GMT, 3 s to go")]
    [TestCase("99999999999999999999999999999999999", 1_000_000, "#2 came 1000000 s after #1, which had told Retry-After: 99999999999999999999999999999999999")]
    public void A_retry_that_came_early_is_told_with_what_it_should_have_waited_for(string told, double waited, string why)
    {
        var tries = Tries.Expecting("never_early");
        tries.Try(told: told, status: 429);
        tries.Wait(waited, 0);
        tries.Try();
        Assert.That((tries.Rule.Ruling, tries.Rule.Why), Is.EqualTo((Ruling.Broken, why)));
        Assert.That(tries.Rule.Calls, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(tries.Audit().RetryAfter.Broken, Is.EqualTo(1));
    }

    [TestCase("2", 2, 0)]
    [TestCase("2", 0, 2)]
    [TestCase("0", 0, 0)]
    [TestCase("Thu, 15 Jan 2026 09:00:03 GMT", 3, 0)]
    [TestCase("Thu, 15 Jan 2026 08:00:03 GMT", 0, 0)]
    [TestCase("-1", 0, 0)]
    [TestCase("2.5", 0, 0)]
    [TestCase("soon", 0, 0)]
    [TestCase("", 0, 0)]
    [TestCase("٢", 0, 0)]
    public void One_that_waited_on_either_clock_or_was_told_nothing_has_kept_it(string told, double world, double real)
    {
        var tries = Tries.Expecting("never_early");
        tries.Try(told: told, status: 503);
        tries.Wait(world, real);
        tries.Try();
        Assert.That((tries.Rule.Ruling, tries.Rule.Why), Is.EqualTo((Ruling.Held, "")));
        Assert.That(tries.Audit().RetryAfter.Broken, Is.Zero);
    }

    [TestCase(5, 1, Ruling.Broken)]
    [TestCase(1, 2, Ruling.Held)]
    public void On_a_real_clock_which_may_be_set_only_real_time_counts(double world, double real, Ruling ruling)
    {
        var tries = Tries.Expecting("never_early", RealClock);
        tries.Try(told: "2");
        tries.Wait(world, real);
        tries.Try();
        Assert.That(tries.Rule.Ruling, Is.EqualTo(ruling));
    }

    [Test]
    public void A_body_that_takes_its_time_is_no_wait()
    {
        var tries = Tries.Expecting("never_early", "clock: 2026-01-15T09:00:00Z");
        tries.Try(told: "2");
        tries.Wait(1);
        tries.Now += TimeSpan.FromSeconds(5);
        tries.Begin(sending: TimeSpan.FromSeconds(5));
        Assert.That(tries.Rule.Why, Is.EqualTo("#2 came 1 s after #1, which had told Retry-After: 2"));
    }

    [TestCase(EndingKind.Reset)]
    [TestCase(EndingKind.Closed)]
    [TestCase(EndingKind.ClientLeft)]
    [TestCase(EndingKind.Abandoned)]
    public void What_did_not_arrive_has_told_nothing_and_is_tried_again_all_the_same(EndingKind how)
    {
        var tries = Tries.Expecting("{ at_most: 0 }");
        tries.Try(status: 204, how: how);
        tries.Try();
        Assert.That(tries.Rule.Why, Is.EqualTo("#2 is retry 1: it asks what #1 had asked, which came to 204 and did not arrive"));
        Assert.That(Early(how), Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void A_retry_beside_its_attempt_has_no_wait_though_it_is_one()
    {
        var early = Tries.Expecting("never_early");
        var most = Tries.Expecting("{ at_most: 0 }");
        foreach (var tries in new[] { early, most })
        {
            tries.Begin(told: "9");
            tries.Begin(told: "9");
            tries.End(1);
            tries.End(2);
        }

        Assert.That(early.Rule.Ruling, Is.EqualTo(Ruling.Held));
        Assert.That(most.Rule.Why, Is.EqualTo("#2 is retry 1: it asks what #1 had asked, which was in flight"));
    }

    [Test]
    public void One_that_began_before_the_end_of_its_attempt_could_know_of_no_Retry_After()
    {
        var tries = Tries.Expecting("never_early");
        tries.Begin(told: "9");
        var began = tries.Real;
        tries.Wait(0, 3);
        tries.End(1);
        tries.Real = began + TimeSpan.FromSeconds(1);
        tries.Begin(sending: TimeSpan.FromSeconds(4));
        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Held));
        Assert.That(tries.Audit().Operations.Single().Attempts[1], Has.Property("WaitedReal").EqualTo(TimeSpan.FromSeconds(-2)).And.Property("KeptBy").Null);
    }

    [Test]
    public void After_a_success_the_same_call_begins_anew()
    {
        var tries = Tries.Expecting("{ at_most: 1 }");
        foreach (var status in new[] { 503, 204, 204, 503, 201, 503, 302 })
        {
            tries.Try(status: status);
        }

        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Held));
        tries.Try();
        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Broken));
        Assert.That(tries.Rule.Calls, Is.EqualTo(new[] { 7, 8 }));
        Assert.That(tries.Audit().Operations.Select(operation => operation.Attempts.Count), Is.EqualTo(new[] { 2, 1, 2, 3 }));
    }

    [Test]
    public void Of_many_breaches_the_first_are_told_and_the_first_and_last_are_named()
    {
        var tries = Tries.Expecting("{ at_most: 0 }");
        for (var i = 0; i < 1_001; i++)
        {
            tries.Try();
        }

        var (_, why, calls) = tries.Rule;
        Assert.That(why.Split('\n'), Has.Length.EqualTo(6).And.Exactly(1).EqualTo("… and 995 more"));
        Assert.That((calls[0], calls[^1], calls.Count), Is.EqualTo((1, 1_001, 27)));
    }

    [TestCase("{ at_most: 0 }, per: body.content", """{"content":"a","n":1}""", """{"content":"a","n":2}""", Ruling.Broken)]
    [TestCase("{ at_most: 0 }, per: body.content", """{"content":"a"}""", """{"content":"b"}""", Ruling.Held)]
    [TestCase("{ at_most: 0 }, per: body.content", """{"n":1}""", """{"n":1}""", Ruling.Held)]
    [TestCase("{ at_most: 0 }", """{"id":"a"}""", """{"id":"a"}""", Ruling.Broken)]
    [TestCase("{ at_most: 0 }, when: { body.content: b }", """{"content":"a"}""", """{"content":"a"}""", Ruling.Held)]
    [TestCase("{ at_most: 0 }, when: { body.content: a }", """{"content":"a"}""", """{"content":"a"}""", Ruling.Broken)]
    [TestCase("{ at_most: 0 }, calls: signalwire.create_token", """{"id":"a"}""", """{"id":"a"}""", Ruling.Held)]
    [TestCase("{ at_most: 0 }, calls: algoreg.*", """{"id":"a"}""", """{"id":"a"}""", Ruling.Broken)]
    public void Which_calls_are_meant_and_which_belong_together_is_said(string retries, string first, string second, Ruling ruling)
    {
        var tries = Tries.Expecting(retries);
        tries.Try(first);
        tries.Try(second);
        Assert.That(tries.Rule.Ruling, Is.EqualTo(ruling));
    }

    [Test]
    public void All_parts_have_to_hold_and_the_worst_is_told()
    {
        var tries = Tries.Expecting("{ at_most: 3, growing: true }");
        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Inconclusive));
        tries.Try();
        tries.Try();
        tries.Try();
        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Inconclusive));
        tries.Try();
        tries.Try();
        Assert.That(tries.Rule.Why, Is.EqualTo("""
            #5 is retry 4: it asks what #4 had asked, which came to 503
            The waits do not grow: the first waits of one request are together 0 µs, the last ones 0 µs.
            """.ReplaceLineEndings("\n")));
        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Broken));
    }

    [Test]
    public void More_unfinished_requests_than_are_remembered_leave_it_open()
    {
        var tries = Tries.Expecting("never_early");
        for (var i = 0; i < Pursuits.Most; i++)
        {
            tries.Try($$"""{"id":{{i}}}""");
        }

        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Held));
        tries.Try("""{"id":-1}""");
        Assert.That((tries.Rule.Ruling, tries.Rule.Why), Is.EqualTo((Ruling.Inconclusive, "More than 100,000 requests have not succeeded; 1 of them were forgotten, and what came of them later.")));
        Assert.That(tries.Audit().Forgotten, Is.EqualTo(1));
    }

    private static Ruling Early(EndingKind how)
    {
        var tries = Tries.Expecting("never_early");
        tries.Try(told: "9", how: how);
        tries.Try();
        return tries.Rule.Ruling;
    }
}
