using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Providers;
using ChatEmulator.Replays;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Mappings;

/// <summary>Mappings are part of a world's past: forks, snapshots and resets know them.</summary>
public sealed class PastTests
{
    private const string Job = """{"scenarioName":"job","newScenarioState":"done","requiredScenarioState":"Started","request":{"urlPath":"/job"},"response":{"status":202}}""";

    [Test]
    public void A_fork_has_the_mappings_and_their_states_and_goes_its_own_way()
    {
        using var emulation = Emulation.Of().Stub(Job, """{"request":{"urlPath":"/a"},"response":{"status":201}}""");
        emulation.Call("GET", "/job");
        emulation.Call("GET", "/a");
        emulation.Engine.Worlds.Put(new Copier(emulation.Engine).Fork(emulation.World, "fork"));
        var fork = emulation.In("fork");
        Stubs.Director(fork).Change(_ => new ResetMappings(ToGiven: false));
        Assert.That((fork.Call("GET", "/a").Status, emulation.Call("GET", "/a").Status, emulation.Call("GET", "/job").Status), Is.EqualTo((404, 201, 404)));
    }

    [Test]
    public void What_was_done_to_mappings_reads_back_as_it_was()
    {
        Edit[] edits =
        [
            new PutMappings([Stubs.Read(Job)]), new DropMappings([Stubs.Id(1), Stubs.Id(2)]), new ResetMappings(ToGiven: true), new ResetMappings(ToGiven: false),
            new SetState("a \"b\"", "c"), new RestartScenarios(), new EditInTurn([new RestartScenarios(), new SetState("x", "y")]),
            new ChangeSettings(Settings.None),
        ];
        var text = new EditText(new(templates: null));
        Assert.That(edits.Select(edit => EditText.Of(text.Read(EditText.Of(edit)))), Is.EqualTo(edits.Select(EditText.Of)));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"jump":1}""")]
    [TestCase("""{"put":[{"request":{"urlPatern":"/"}}]}""")]
    [TestCase("""{"put":[{}]}""")]
    [TestCase("""{"drop":["x"]}""")]
    public void A_text_that_is_no_change_is_refused(string text) => Assert.That(() => new EditText(new(templates: null)).Read(text), Throws.InstanceOf<FormatException>());

    [Test]
    public void A_reset_of_the_world_leaves_the_mappings_that_it_began_with()
    {
        using var engine = new Engine(Vendors.All(), Emulation.Of().World.Scenario, mappings: new MappingSupply { Given = MappingTable.Empty.With(Stubs.Read("""{"request":{"urlPath":"/given"},"response":{"status":201}}""")) });
        var stubbing = new Stubbing(engine.Worlds.Default);
        stubbing.Change(_ => new PutMappings([Stubs.Read("""{"request":{"urlPath":"/later"},"response":{"status":202}}""", Stubs.Id(5))]));
        int Status(string path) => engine.Handle(new Exchange("GET", path, "", [], Encoding.UTF8.GetBytes(""))).Script.Reply.Status;
        var before = (Status("/given"), Status("/later"));
        engine.Worlds.Default.Reset();
        Assert.That((before, Status("/given"), Status("/later")), Is.EqualTo(((201, 202), 201, 404)));
    }
}
