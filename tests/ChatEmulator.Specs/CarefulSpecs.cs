using ParcelDesk;
using ParcelDesk.Careful;

namespace ChatEmulator.Specs;

/// <summary>What the careful client of the sample application does beyond walking past the traps.</summary>
public sealed class CarefulSpecs
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [TestCase("reply-lost.yaml")]
    [TestCase("phantom-success.yaml")]
    [TestCase("late-commit.yaml")]
    public async Task A_notice_is_confirmed_when_it_can_be_read(string file)
    {
        await using var emulator = await Emulator.StartAsync($"scenarios/{file}");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.TellWithPauseOf(Minute), Is.EqualTo("confirmed"));
        Assert.That(await Ground.Messages(emulator), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_caller_that_leaves_stops_nothing_and_one_that_comes_meanwhile_joins_in()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/late-commit.yaml");
        await using var desk = await Desk.Careful(emulator);
        using var leaves = new CancellationTokenSource();
        var first = desk.Tell(cancel: leaves.Token);
        await emulator.Clock.WaitedOnAsync(Minute);
        await leaves.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());

        var underway = desk.Service<Underway>();
        var again = underway.Join("parcel-7-arrived", _ => throw new InvalidOperationException("It is being said."), default);
        await emulator.Clock.AdvanceAsync(Minute);
        Assert.That(await again, Is.EqualTo(Sent.Confirmed));
        emulator.Calls.To("algoreg.create_message").Exactly(1);
    }

    [Test]
    public async Task What_is_told_at_the_same_time_is_told_once()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/quickstart.yaml");
        await using var desk = await Desk.Careful(emulator);
        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.Tell()));
        Assert.That(told, Is.All.EqualTo("confirmed"));
        emulator.Calls.To("algoreg.create_message").Exactly(1);
    }

    [Test]
    public async Task A_vendor_that_cannot_be_asked_is_told_nothing_twice()
    {
        await using var emulator = await Emulator.StartAsync("""
            scenario: deaf
            data: { algoreg: { threads: [{ id: t-1 }] } }
            rules:
              - { name: unclear, calls: algoreg.create_message, effect: applied, delivery: reset }
              - { name: deaf, calls: algoreg.list_messages, after: 1, answer: { error: service_unavailable } }
            """);
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Tell(), Is.EqualTo("unknown"));
        emulator.Calls.To("algoreg.create_message").Exactly(1);
    }

    [Test]
    public async Task A_thread_that_does_not_exist_is_a_refusal_and_nothing_is_sent()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/quickstart.yaml");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Tell(thread: "t-of-yesterday"), Is.EqualTo("502"));
        emulator.Calls.To("algoreg.create_message").Never();
    }

    [TestCase("rate-limited.yaml", "30")]
    [TestCase("retry-after-date.yaml", "30")]
    public async Task A_person_who_waits_is_told_when_to_come_back(string file, string seconds)
    {
        await using var emulator = await Emulator.StartAsync($"scenarios/{file}");
        await using var desk = await Desk.Careful(emulator);
        using var link = await desk.Link();
        using var first = await desk.Join();
        using var second = await desk.Join();
        using var third = await desk.Join();
        var busy = new[] { link, third }.Single(answer => !answer.IsSuccessStatusCode);
        Assert.That(((int)busy.StatusCode, $"{busy.Headers.RetryAfter}"), Is.EqualTo((503, seconds)));
    }
}
