using System.Text.Json;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Core.Tests.Judging.Retries;

/// <summary>What a library sends again below the application is an attempt and no retry.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SilentRetryTests
{
    [Test]
    public void Silent_replays_are_no_retries_to_an_expectation_and_the_applications_own_are()
    {
        var tries = Tries.Expecting("{ at_most: 1 }");
        Replayed(tries);
        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Held));
        tries.Wait(1);
        var own = tries.Try(how: EndingKind.Closed);
        tries.Try(how: EndingKind.Closed, replayOf: own);
        Assert.That(tries.Rule.Ruling, Is.EqualTo(Ruling.Held));
        tries.Wait(1);
        tries.Try(status: 204);
        Assert.That((tries.Rule.Ruling, tries.Rule.Calls[^1]), Is.EqualTo((Ruling.Broken, 7L)), tries.Rule.Why);
    }

    [Test]
    public void A_wait_goes_from_the_end_of_the_last_replay_and_replays_have_none()
    {
        var tries = Tries.Of();
        Replayed(tries);
        tries.Wait(2);
        tries.Try(how: EndingKind.Closed);
        tries.Wait(4);
        tries.Try(how: EndingKind.Closed);
        tries.Wait(8);
        tries.Try(status: 204);
        var audit = tries.Audit();
        Assert.That(audit.Backoffs.Single(), Has.Property("Shape").EqualTo(BackoffShape.Exponential), audit.ToString());
        Assert.That(audit.Backoffs.Single().Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 2.0, 4, 8 }));
        Assert.That((audit.Attempts, audit.SilentReplays, audit.MostAttempts, audit.Operations.Count, audit.Retries), Is.EqualTo((7, 3, 7, 1, true)));
    }

    [Test]
    public void Who_replays_in_silence_alone_has_not_tried_again()
    {
        var tries = Tries.Of();
        Replayed(tries);
        var audit = tries.Audit();
        Assert.That((audit.Retries, audit.NotRetried.Single().Call), Is.EqualTo((false, 4L)), audit.ToString());
        Assert.That(audit.ToString(), Does.Contain("silent replays: 3, as it looks by the client's library below the application, so no retries"));
        Assert.That(audit.Operations.Single().Attempts.Select(attempt => attempt.ReplayOf), Is.EqualTo(new long?[] { null, 1, 2, 3 }));
        Assert.That(audit.Operations.Single().Attempts.Select(attempt => attempt.KeptBy), Has.All.Null);
    }

    [Test]
    public void JSON_says_how_many_and_which()
    {
        var tries = Tries.Of();
        Replayed(tries);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            RetryAuditJson.Write(json, tries.Audit(), "w");
        }

        var told = JsonElement.Parse(stream.ToArray());
        Assert.That((told.GetProperty("silent_replays").GetInt32(), told.GetProperty("attempts").GetInt32()), Is.EqualTo((3, 4)));
        Assert.That(told.GetProperty("operations")[0].GetProperty("attempts")[1].GetProperty("replay_of").GetInt64(), Is.EqualTo(1));
        Assert.That(told.GetProperty("operations")[0].GetProperty("attempts")[0].TryGetProperty("replay_of", out _), Is.False);
    }

    [Test]
    public void A_world_tells_its_judge_and_its_audit_the_same()
    {
        using var emulation = Emulation.Of("""
            rules: [{ name: closed, calls: algoreg.list_messages, delivery: close }]
            expect: [{ retries: { at_most: 0 }, calls: algoreg.list_messages }]
            """);
        Lost(emulation, finished: 0);
        Lost(emulation, finished: 0);
        Assert.That(Verdict(emulation), Is.EqualTo(Ruling.Held));
        Lost(emulation, finished: 1);
        Lost(emulation, finished: 0);
        Assert.That(emulation.World.Journal.Calls().Select(call => call.ReplayOf), Is.EqualTo(new long?[] { null, 1, 2, null }));
        Assert.That(Verdict(emulation), Is.EqualTo(Ruling.Broken));
        Assert.That(emulation.World.Judge!.Rule(emulation.World.Journal).Single().Shown[0], Does.Match(@"^#3 GET .* \(looks like a silent replay of #2\)"));
    }

    private static Ruling Verdict(Emulation emulation) => emulation.World.Judge!.Rule(emulation.World.Journal).Single().Ruling;

    // It came at 0, so what ends later has not ended by then.
    private static void Lost(Emulation emulation, long finished) =>
        emulation.Get("/api/v1/thread/t-1/messages").Outcome.Close(new Ending(EndingKind.Closed, 0, Emulation.Start, finished));

    private static void Replayed(Tries tries)
    {
        var last = tries.Try(how: EndingKind.Closed);
        for (var i = 0; i < 3; i++)
        {
            last = tries.Try(how: EndingKind.Closed, replayOf: last);
        }
    }
}
