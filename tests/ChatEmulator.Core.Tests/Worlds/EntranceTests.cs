using ChatEmulator.Core.Tests.Scenarios;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios.Connections;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Which connections an entry of <c>connections</c> meets, and when a port is closed: without a socket.</summary>
internal sealed class EntranceTests
{
    private const string Frozen = "scenario: a\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    [Test]
    public void A_window_closes_the_port_from_its_beginning_up_to_its_end_and_tells_when_it_turns()
    {
        using var world = Begin("connections: [{ name: deploy, during: { from: 10s, for: 30s }, fault: refuse }]");
        using var entrance = new Entrance(world);
        var turns = new List<(TimeSpan At, bool Closed)>();
        var start = world.Clock.GetUtcNow();
        entrance.Turned = () => turns.Add((world.Clock.GetUtcNow() - start, entrance.ClosedBy(0) is not null));
        world.Clock.Advance(TimeSpan.FromDays(400));
        Assert.That(turns, Is.EqualTo(new[] { (TimeSpan.FromSeconds(10), true), (TimeSpan.FromSeconds(40), false) }));
    }

    [Test]
    public void A_reset_begins_windows_and_counts_anew()
    {
        using var world = Begin("connections: [{ name: deploy, during: { from: 10s }, fault: refuse }, { name: first, times: 1, fault: reset }]");
        using var entrance = new Entrance(world);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((entrance.ClosedBy(0), Fault(entrance), Fault(entrance)), Is.EqualTo(("deploy", (FaultKind?)FaultKind.Reset, (FaultKind?)null)));
        var turned = 0;
        entrance.Turned = () => turned++;
        world.Reset();
        Assert.That((turned, entrance.ClosedBy(0), Fault(entrance)), Is.EqualTo((1, (string?)null, (FaultKind?)FaultKind.Reset)));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((turned, entrance.ClosedBy(0)), Is.EqualTo((2, "deploy")));
        Assert.That(entrance.Counts.Select(each => (each.Name, each.Met, each.Fired)), Is.EqualTo(new[] { ("deploy", 1L, 1L), ("first", 1L, 1L) }));
    }

    [Test]
    public void Another_version_goes_on_with_the_counts_of_the_same_name()
    {
        using var world = Begin("connections: [{ name: few, times: 2, fault: reset }]");
        using var entrance = new Entrance(world);
        Assert.That((Fault(entrance), Fault(entrance)), Is.EqualTo(((FaultKind?)FaultKind.Reset, (FaultKind?)FaultKind.Reset)));
        new Director(world, []).TakeUp(Version("connections: [{ name: few, times: 3, fault: close }]"));
        Assert.That((Fault(entrance), Fault(entrance)), Is.EqualTo(((FaultKind?)FaultKind.Close, (FaultKind?)null)));
        new Director(world, []).TakeUp(Version(""));
        Assert.That((Fault(entrance), entrance.Counts.Count), Is.EqualTo(((FaultKind?)null, 0)));
    }

    [Test]
    public void Chance_depends_on_the_number_of_a_connection_and_on_nothing_that_came_between()
    {
        using var one = Begin("seed: 3\nconnections: [{ name: flaky, probability: 0.5, fault: reset }]");
        using var other = Begin("seed: 3\nconnections: [{ name: flaky, probability: 0.5, fault: reset }]");
        using var entrance = new Entrance(one);
        using var backwards = new Entrance(other);
        var forth = Enumerable.Range(1, 100).Select(number => entrance.Receive(number, false, 0).Rule is null).ToList();
        var back = Enumerable.Range(1, 100).Reverse().Select(number => backwards.Receive(number, false, 0).Rule is null).Reverse();
        Assert.That(back, Is.EqualTo(forth));
        Assert.That(forth.Count(taken => taken), Is.InRange(25, 75));
    }

    [TestCase(false, 2, null)]
    [TestCase(false, 3, FaultKind.Close)]
    [TestCase(true, 2, FaultKind.Expired)]
    [TestCase(true, 3, FaultKind.Expired)]
    public void The_first_that_meets_a_connection_decides(bool secure, int others, FaultKind? fault)
    {
        using var world = Begin("connections: [{ name: stale, fault: { tls: expired } }, { name: full, most: 3, fault: close }]");
        using var entrance = new Entrance(world);
        Assert.That(entrance.Receive(1, secure, others).Rule?.Fault.Kind, Is.EqualTo(fault));
    }

    [Test]
    public void A_full_house_is_closed_while_it_is_full()
    {
        using var world = Begin("connections: [{ name: full, most: 2, fault: refuse }]");
        using var entrance = new Entrance(world);
        Assert.That(new[] { 1, 2, 2, 1, 2 }.Select(entrance.ClosedBy), Is.EqualTo(new[] { null, "full", "full", null, "full" }));
        Assert.That((entrance.ClosesByNumber, entrance.Counts.Single().Fired), Is.EqualTo((true, 2L)));
    }

    [Test]
    public void Where_it_is_not_the_process_that_plays_it_connections_count_for_nothing_and_that_is_told()
    {
        using var world = Begin("connections: [{ name: gone, fault: reset }]");
        Assert.That(Entrance.WhyNot(world), Does.StartWith("The world 'w' plays 'a', and its `connections` count for nothing there"));
        using var entrance = new Entrance(world);
        Assert.That(Entrance.WhyNot(world), Is.Null);
    }

    [Test]
    public void The_entries_of_a_scenario_stand_above_those_of_the_file_that_it_extends()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "base.yaml"), "scenario: base\nconnections: [{ name: all, fault: reset }]\n");
        File.WriteAllText(Path.Combine(folder, "child.yaml"), "scenario: child\nextends: base.yaml\nconnections: [{ name: mine, fault: close }]\n");
        var loaded = Fake.Loader.LoadPaths([Path.Combine(folder, "child.yaml")]);
        Directory.Delete(folder, recursive: true);
        Assert.That((loaded.Problems, string.Join(' ', loaded.Scenarios.Single().Connections.Select(rule => rule.Name))), Is.EqualTo((Array.Empty<ChatEmulator.Scenarios.Problem>(), "mine all")));
    }

    private static FaultKind? Fault(Entrance entrance) => entrance.Receive(entrance.Come(), secure: false, others: 0).Rule?.Fault.Kind;

    private static World Begin(string yaml) => new("w", Version(yaml), null, new JournalLimits(), TimeProvider.System);

    private static Play Version(string yaml) => new(Fake.Loader.LoadText(Frozen + yaml).Scenarios.Single(), []);
}
