using ChatEmulator.Mappings;

namespace ChatEmulator.Core.Tests.Mappings;

/// <summary>The mappings of a world while they change: what is done beside the gate, what of the past is kept, and what all of it weighs.</summary>
public sealed class BookTests
{
    private const string Job = """{"scenarioName":"job","newScenarioState":"done","requiredScenarioState":"Started","request":{"urlPath":"/job"}}""";

    [Test]
    public void A_call_is_told_with_the_mapping_that_answered_it_though_its_id_is_used_again()
    {
        using var emulation = Emulation.Of();
        foreach (var path in (string[])["/old", "/new"])
        {
            Put(emulation, $$"""{"name":"{{path}}","request":{"urlPath":"{{path}}"} }""");
            emulation.Call("GET", path);
            Stubs.Director(emulation).Change(_ => new DropMappings([Stubs.Id(1)]));
        }

        Assert.That(Told(emulation, 1, 2), Is.EqualTo(new[] { "/old", "/new" }));
    }

    [Test]
    public void A_mapping_that_is_edited_leaves_what_past_calls_are_told_with()
    {
        using var emulation = Emulation.Of();
        foreach (var name in (string[])["a", "b"])
        {
            Put(emulation, $$"""{"name":"{{name}}","request":{"urlPath":"/x"} }""");
            emulation.Call("GET", "/x");
        }

        Assert.That(Told(emulation, 1, 2, 3), Is.EqualTo(new[] { "a", "b", null }));
    }

    [Test]
    public void A_mapping_that_answered_nothing_or_nothing_that_is_still_told_leaves_nothing_behind()
    {
        using var emulation = Emulation.Of();
        Put(emulation, """{"request":{"urlPath":"/x"} }""");
        emulation.Call("GET", "/x");
        emulation.World.Journal.Forget();
        Stubs.Director(emulation).Change(_ => new ResetMappings(ToGiven: false));
        Put(emulation, """{"request":{"urlPath":"/never"}}""");
        Stubs.Director(emulation).Change(_ => new ResetMappings(ToGiven: true));
        Assert.That((emulation.World.Matter.Mappings.Bytes, Told(emulation, 1)[0]), Is.EqualTo((0, (string?)null)));
    }

    [Test]
    public void Of_those_that_are_gone_no_more_is_kept_than_has_room_and_it_is_weighed()
    {
        using var emulation = Emulation.Of();
        var held = new List<bool>();
        for (var i = 0; i < 3; i++)
        {
            Put(emulation, $$"""{"name":"{{i}}","response":{"body":"{{new string('x', 4_000_000)}}"} }""");
            emulation.Call("GET", "/x");
            Stubs.Director(emulation).Change(_ => new DropMappings([Stubs.Id(1)]));
            held.Add(emulation.World.Matter.Mappings.Bytes is > 10_000_000 and <= Answerers.MostBytes);
        }

        Assert.That((held, Told(emulation, 1, 2, 3)), Is.EqualTo((new[] { true, true, true }, new[] { null, null, "2" })));
    }

    [Test]
    public void Many_small_mappings_weigh_what_each_holds_whatever_it_says()
    {
        using var emulation = Emulation.Of().Stub([.. Enumerable.Repeat("{}", 1_000)]);
        Assert.That(emulation.World.Matter.Mappings.Bytes, Is.GreaterThan(2_000_000));
    }

    [Test]
    public void A_change_is_made_up_beside_the_gate()
    {
        using var emulation = Emulation.Of();
        var held = true;
        Stubs.Director(emulation).Change(
            _ =>
            {
                held = emulation.World.Gate.IsHeldByCurrentThread;
                return new PutMappings([Stubs.Read("{}", Stubs.Id(1))]);
            },
            _ => held |= emulation.World.Gate.IsHeldByCurrentThread);
        Assert.That((held, emulation.World.Mappings.Table.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public void A_scenario_that_goes_on_while_a_change_is_made_up_stays_where_it_is()
    {
        using var emulation = Emulation.Of().Stub(Job);
        var asked = 0;
        Stubs.Director(emulation).Change(_ =>
        {
            asked++;
            emulation.Call("GET", "/job");
            return new PutMappings([Stubs.Read("{}", Stubs.Id(7))]);
        });
        Assert.That((emulation.World.Mappings.StateOf("job"), emulation.World.Mappings.Table.Count, asked), Is.EqualTo(("done", 2, 1)));
    }

    [Test]
    public void A_change_that_is_overtaken_is_made_up_again_and_in_the_end_nobody_overtakes_it()
    {
        using var emulation = Emulation.Of();
        var (director, seen) = (Stubs.Director(emulation), new List<int>());
        director.Change(stock =>
        {
            seen.Add(stock.Table.Count);
            if (!emulation.World.Gate.IsHeldByCurrentThread)
            {
                Put(emulation, "{}", seen.Count);
            }

            return new DropMappings([Stubs.Id(1)]);
        });
        Assert.That((seen, director.Now.Table.Count), Is.EqualTo((new[] { 0, 1, 2, 3 }, 2)));
    }

    [Test]
    public void What_is_replaced_or_goes_takes_no_room_of_what_comes()
    {
        using var emulation = Emulation.Of().Stub("{}", "{}", "{}");
        var rooms = new List<int>();
        foreach (var edit in (Edit[])[new PutMappings([Stubs.Read("{}", Stubs.Id(3))]), new EditInTurn([new DropMappings([Stubs.Id(1), Stubs.Id(2)]), new PutMappings([Stubs.Read("{}", Stubs.Id(4))])])])
        {
            Stubs.Director(emulation).Change(_ => edit, after => rooms.Add(after.Table.Count));
        }

        Assert.That(rooms, Is.EqualTo(new[] { 3, 2 }));
    }

    [Test]
    public void One_of_many_mappings_goes_without_a_look_at_all_others()
    {
        using var emulation = Emulation.Of().Stub([.. Enumerable.Repeat("{}", 5_000)]);
        var director = Stubs.Director(emulation);
        director.Change(_ => new DropMappings([Stubs.Id(1)]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        director.Change(_ => new DropMappings([Stubs.Id(2)]));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(20_000));
    }

    [TestCase("drop", false)]
    [TestCase("replace", true)]
    public void A_scenario_is_forgotten_when_no_mapping_takes_part_in_it_any_more(string how, bool isKept)
    {
        using var emulation = Emulation.Of().Stub(Job, Job);
        emulation.Call("GET", "/job");
        Stubs.Director(emulation).Change(_ => new DropMappings([Stubs.Id(1)]));
        Put(emulation, how == "replace" ? Job : "{}", 2);
        Assert.That(emulation.World.Mappings.StateOf("job"), Is.EqualTo(isKept ? "done" : Stock.Started));
    }

    private static void Put(Emulation emulation, string mapping, int id = 1) =>
        Stubs.Director(emulation).Change(_ => new PutMappings([Stubs.Read(mapping, Stubs.Id(id))]));

    private static string?[] Told(Emulation emulation, params long[] calls) => [.. calls.Select(call => emulation.World.Matter.Mappings.Of(Stubs.Id(1), call)?.Name)];
}
