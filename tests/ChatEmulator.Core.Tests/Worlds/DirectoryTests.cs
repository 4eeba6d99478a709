using ChatEmulator.Exchanges;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Which worlds there are, and which make room for others.</summary>
public sealed class DirectoryTests
{
    private const string Mint = """{"ttl":60,"channels":{"a":{"read":true}}}""";

    [Test]
    public void A_call_makes_the_world_that_it_names_and_finds_it_again()
    {
        using var emulation = Emulation.Of();
        var first = emulation.In("mine").Token(Mint);
        var second = emulation.In("mine").Token(Mint);
        Assert.That(second.Outcome.World, Is.SameAs(first.Outcome.World));
        Assert.That((first.Outcome.World.Name, second.Outcome.Ticket.Number, emulation.World.Journal.Total), Is.EqualTo(("mine", 2, 0)));
    }

    [Test]
    public void The_same_calls_draw_other_tokens_in_another_world_and_the_same_in_the_same()
    {
        using var emulation = Emulation.Of();
        using var again = Emulation.Of();
        var tokens = new[] { emulation.In("a"), emulation.In("b"), again.In("a") }.Select(world => world.Token(Mint).Body).ToList();
        Assert.That(tokens[1], Is.Not.EqualTo(tokens[0]));
        Assert.That(tokens[2], Is.EqualTo(tokens[0]));
    }

    [Test]
    public void Only_a_world_that_nobody_has_used_for_long_enough_makes_room_and_the_longest_unused_first()
    {
        var real = new Clock(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);
        using var emulation = Emulation.Of(real: real, worlds: new WorldLimits(3) { IdleAfter = TimeSpan.FromMinutes(5) });
        var worlds = emulation.Engine.Worlds;
        _ = emulation.In("a").Token(Mint);
        real.Advance(TimeSpan.FromMinutes(1));
        _ = emulation.In("b").Token(Mint);
        real.Advance(TimeSpan.FromMinutes(3));
        _ = emulation.In("a").Token(Mint);
        Assert.That(() => emulation.In("c").Token(Mint), Throws.TypeOf<NoRoomException>());
        real.Advance(TimeSpan.FromMinutes(2));
        _ = emulation.In("c").Token(Mint);
        Assert.That(worlds.All.Select(world => world.Name), Is.EqualTo(new[] { "a", "c", "default" }));
        Assert.That(worlds.Fate("b"), Is.EqualTo("was let go: nobody had used it for 5m, and room was needed for another"));
        Assert.That((worlds.Fate("a"), worlds.LetGo), Is.EqualTo((default(string), 1)));
    }

    [Test]
    public async Task A_world_on_whose_clock_something_waits_is_not_idle()
    {
        var real = new Clock(new ClockStart(Emulation.Start, Frozen: true), TimeProvider.System);
        using var emulation = Emulation.Of(real: real, worlds: new WorldLimits(2));
        var clock = emulation.Engine.Worlds.FindOrMake("waits").Clock;
        var waiting = clock.WaitAsync(TimeSpan.FromDays(1));
        real.Advance(TimeSpan.FromDays(2));
        Assert.That(() => emulation.In("other").Token(Mint), Throws.TypeOf<NoRoomException>());
        clock.Advance(TimeSpan.FromDays(1));
        await waiting;
        Assert.That(() => emulation.In("other").Token(Mint), Throws.Nothing);
    }

    [Test]
    public void Past_the_memory_of_all_worlds_there_is_no_new_one_and_those_there_are_keep_their_newest_calls()
    {
        using var emulation = Emulation.Of(worlds: new WorldLimits(MostBytes: 400_000));
        var worlds = emulation.Engine.Worlds;
        _ = emulation.In("small").Token(Mint);
        for (var i = 0; i < 2_000; i++)
        {
            _ = emulation.In("greedy").Token(Mint);
        }

        var journal = worlds.Find("greedy")!.Journal;
        Assert.That(journal.Bytes, Is.EqualTo(worlds.Budget.Held - worlds.Find("small")!.Journal.Bytes).And.LessThanOrEqualTo(400_000));
        Assert.That(journal.Dropped, Is.Positive);
        _ = emulation.In("small").Token(Mint);
        Assert.That(worlds.Find("small")!.Journal.Calls(), Has.Count.EqualTo(2));
        Assert.That(() => emulation.In("new").Token(Mint), Throws.TypeOf<NoRoomException>());
        Assert.That(worlds.Drop("greedy", "was deleted"), Is.True);
        Assert.That(worlds.Budget.Held, Is.EqualTo(worlds.Find("small")!.Journal.Bytes));
    }

    [Test]
    public void When_the_memory_of_all_worlds_is_spent_a_new_one_is_refused()
    {
        using var emulation = Emulation.Of(worlds: new WorldLimits(MostBytes: 2_000));
        _ = emulation.Token(Mint);
        _ = emulation.Token(Mint);
        Assert.That(() => emulation.In("other").Token(Mint), Throws.TypeOf<NoRoomException>().With.Message.Contains("--world-memory"));
        emulation.World.Reset();
    }

    [Test]
    public void A_world_for_which_there_is_no_room_takes_nobodys_place()
    {
        using var emulation = Emulation.Of(worlds: new WorldLimits(MostBytes: 2_000));
        var worlds = emulation.Engine.Worlds;
        _ = emulation.In("mine").Token(Mint);
        _ = emulation.Token(Mint);
        var mine = worlds.Find("mine");
        Assert.That(() => worlds.Put(worlds.Begin("mine", worlds.Default.Play)), Throws.TypeOf<NoRoomException>());
        Assert.That(worlds.Find("mine"), Is.SameAs(mine));
        Assert.That(emulation.In("mine").Token(Mint).Outcome.Ticket.Number, Is.EqualTo(2));
    }

    [Test]
    public void Nobody_is_let_go_in_vain()
    {
        using var emulation = Emulation.Of(worlds: new WorldLimits(MostBytes: 2_000) { IdleAfter = TimeSpan.Zero });
        var worlds = emulation.Engine.Worlds;
        worlds.FindOrMake("empty");
        _ = emulation.In("full").Token(Mint);
        _ = emulation.Token(Mint);
        Assert.That(() => emulation.In("new").Token(Mint), Throws.TypeOf<NoRoomException>());
        Assert.That(worlds.All.Select(world => world.Name), Is.EqualTo(new[] { "default", "empty", "full" }));
        Assert.That((worlds.LetGo, worlds.Fate("empty"), worlds.Find("full")!.HasEnded), Is.EqualTo((0, default(string), false)));
    }

    [Test]
    public void Where_memory_is_short_a_world_that_holds_none_stays()
    {
        using var emulation = Emulation.Of(worlds: new WorldLimits(MostBytes: 5_000) { IdleAfter = TimeSpan.Zero });
        var worlds = emulation.Engine.Worlds;
        worlds.FindOrMake("empty");
        _ = emulation.In("first").Token(Mint);
        _ = emulation.In("second").Token(Mint);
        _ = emulation.Token(Mint);
        worlds.FindOrMake("new");
        Assert.That(worlds.All.Select(world => world.Name), Is.EqualTo(new[] { "default", "empty", "new", "second" }));
    }

    [Test]
    public void A_world_that_takes_anothers_place_is_there_at_once()
    {
        using var emulation = Emulation.Of();
        var worlds = emulation.Engine.Worlds;
        worlds.FindOrMake("mine");
        using var done = new CancellationTokenSource();
        var looker = Task.Run(() =>
        {
            var isThere = true;
            while (isThere && !done.IsCancellationRequested)
            {
                isThere = worlds.Find("mine") is not null;
            }

            return isThere;
        });
        for (var i = 0; i < 20_000; i++)
        {
            worlds.Put(worlds.Begin("mine", worlds.Default.Play));
        }

        done.Cancel();
        Assert.That(looker.Result, Is.True);
    }

    [Test]
    public void A_world_that_ends_between_being_found_and_being_entered_is_found_anew()
    {
        using var emulation = Emulation.Of();
        var worlds = emulation.Engine.Worlds;
        Parallel.For(0, 8, worker =>
        {
            for (var i = 0; i < 500; i++)
            {
                if (worker == 0)
                {
                    worlds.Drop("mine", "was deleted");
                }
                else
                {
                    Assert.That(emulation.In("mine").Token(Mint).Status, Is.EqualTo(200));
                }
            }
        });
        Assert.That(worlds.All, Has.Count.LessThanOrEqualTo(2));
    }

    [Test]
    public void An_emulator_that_has_ended_decides_nothing()
    {
        var emulation = Emulation.Of();
        emulation.Dispose();
        Assert.That(() => emulation.Token(Mint), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => emulation.In("mine").Token(Mint), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Whoever_is_told_that_a_world_was_let_go_may_ask_for_another()
    {
        using var emulation = Emulation.Of(worlds: new WorldLimits(2) { IdleAfter = TimeSpan.Zero });
        var worlds = emulation.Engine.Worlds;
        var asked = new List<bool>();
        worlds.Notice = _ => asked.Add(Task.Run(() => worlds.FindOrMake("third")).Wait(TimeSpan.FromSeconds(10)));
        worlds.FindOrMake("first");
        worlds.FindOrMake("second");
        Assert.That(asked, Is.EqualTo(new[] { true }));
    }

    [TestCase("a", true)]
    [TestCase("A.b_c-9", true)]
    [TestCase("", false)]
    [TestCase("a b", false)]
    [TestCase("a+b", false)]
    [TestCase("a/b", false)]
    [TestCase("ä", false)]
    public void Names_are_plain_letters_digits_dots_hyphens_and_underscores(string name, bool valid)
    {
        Assert.That(WorldName.IsValid(name), Is.EqualTo(valid));
        Assert.That(WorldName.IsValid(new string('x', 64)) && !WorldName.IsValid(new string('x', 65)), Is.True);
    }
}
