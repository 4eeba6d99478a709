using ChatEmulator.Core.Tests.House;

namespace ChatEmulator.Core.Tests;

/// <summary>The house as the design draws it. Each check runs over the real files, and over made-up ones that it must refuse.</summary>
public sealed class HouseTests
{
    [Test]
    public void The_files_that_are_looked_at_are_there() =>
        Assert.That(Repository.Sources("emulator").Select(file => file.Path), Does.Contain("emulator/Core/Engine.cs"));

    [Test]
    public void No_room_knows_more_than_its_arrows_allow() =>
        Assert.That(Repository.Sources("emulator").SelectMany(file => Arrows.Wrong(file.Path, file.Text)), Is.Empty);

    [Test]
    public void No_name_is_one_that_says_nothing() => Assert.That(
        Repository.Sources("emulator").Concat(Repository.Sources("tests")).SelectMany(file => Manners.RefusedNames(file.Path, file.Text)),
        Is.Empty);

    [Test]
    public void No_file_is_longer_than_one_can_hold_in_mind() => Assert.That(
        Repository.Sources("emulator").Concat(Repository.Sources("tests")).SelectMany(file => Manners.TooLong(file.Path, file.Text)),
        Is.Empty);

    [Test]
    public void The_root_holds_only_what_tools_look_for_there() => Assert.That(
        Directory.EnumerateFiles(Repository.Root).SelectMany(file => Manners.OutOfPlace(Path.GetFileName(file))), Is.Empty);

    [TestCase("Core/Exchanges/Reply.cs", "using ChatEmulator.Time;", "Exchanges -> Time")]
    [TestCase("Core/Time/Clock.cs", "using ChatEmulator.Options;", "Time -> Options")]
    [TestCase("Core/Options/Option.cs", "using ChatEmulator.Exchanges;", "Options -> Exchanges")]
    [TestCase("Core/Contracts/Check.cs", "using ChatEmulator.Providers;", "Contracts -> Providers")]
    [TestCase("Core/Deliveries/Reset.cs", "using ChatEmulator.Scenarios;", "Deliveries -> Scenarios")]
    [TestCase("Core/Providers/Provider.cs", "using ChatEmulator.Providers.Algoreg;", "Providers -> Algoreg")]
    [TestCase("Core/Providers/SignalWire/Errors.cs", "using ChatEmulator.Providers.Algoreg;", "SignalWire -> Algoreg")]
    [TestCase("Core/Providers/Algoreg/Errors.cs", "using ChatEmulator.Scenarios;", "Algoreg -> Scenarios")]
    [TestCase("Core/Providers/Vendors.cs", "using ChatEmulator.Worlds;", "Vendors -> Worlds")]
    [TestCase("Core/Scenarios/Keys/Times.cs", "using ChatEmulator.Providers;", "Scenarios -> Providers")]
    [TestCase("Core/Journals/Journal.cs", "using ChatEmulator.Contracts;", "Journals -> Contracts")]
    [TestCase("Core/Judging/Expectation.cs", "using ChatEmulator.Worlds;", "Judging -> Worlds")]
    [TestCase("Core/Worlds/World.cs", "using ChatEmulator.Providers.SignalWire;", "Worlds -> SignalWire")]
    [TestCase("Core/Engine.cs", "using ChatEmulator.Providers.Algoreg;", "Engine -> Algoreg")]
    [TestCase("Core/Worlds/World.cs", "using ChatEmulator.Replays;", "Worlds -> Replays")]
    [TestCase("Core/Replays/Past.cs", "using ChatEmulator.Providers.Algoreg;", "Replays -> Algoreg")]
    [TestCase("Core/Engine.cs", "using ChatEmulator.Server;", "Engine -> Server")]
    [TestCase("Server/Adapter.cs", "using ChatEmulator.Host.Commands;", "Server -> Host")]
    [TestCase("Server/Adapter.cs", "using ChatEmulator.Providers.SignalWire;", "Server -> SignalWire")]
    [TestCase("Host/Program.cs", "using ChatEmulator.Testing;", "Host -> Testing")]
    [TestCase("Testing/Emulator.cs", "using ChatEmulator.Host;", "Testing -> Host")]
    [TestCase("Core/Time/Clock.cs", "using static ChatEmulator.Worlds.World;", "Time -> Worlds")]
    [TestCase("Core/Time/Clock.cs", "global using ChatEmulator.Worlds;", "Time -> Worlds")]
    [TestCase("Core/Time/Clock.cs", "using Told = ChatEmulator.Exchanges.Reply;", "Time -> Exchanges")]
    [TestCase("Core/Time/Clock.cs", "    private Exchanges.Reply? _told;", "Time -> Exchanges")]
    [TestCase("Core/Time/Clock.cs", "    var told = new global::ChatEmulator.Exchanges.Reply(200);", "Time -> Exchanges")]
    [TestCase("Core/Providers/Algoreg/Errors.cs", "    SignalWire.SignalWireErrors.Of(1);", "Algoreg -> SignalWire")]
    [TestCase("Core/Providers/Provider.cs", "    Providers.SignalWire.SignalWireErrors.Of(1);", "Providers -> SignalWire")]
    [TestCase("Core/Journals/Journal.cs", "    public void Add(Outcome outcome)", "Journals -> Engine")]
    [TestCase("Core/Worlds/World.cs", "    private readonly Engine _engine;", "Worlds -> Engine")]
    public void An_arrow_that_must_not_be_is_told_with_its_place(string file, string line, string arrow) => Assert.That(
        Arrows.Wrong($"emulator/{file}", $"using System.Text;\n\n{line}\n"), Is.EqualTo(new[] { $"emulator/{file}:3: {arrow}" }));

    [TestCase("Core/Worlds/World.cs", "using ChatEmulator.Scenarios.Matching;")]
    [TestCase("Core/Providers/Vendors.cs", "using ChatEmulator.Providers.Algoreg;")]
    [TestCase("Core/Time/Clock.cs", "namespace ChatEmulator.Time;")]
    [TestCase("Core/Time/Clock.cs", "// as Exchanges.Reply has it")]
    [TestCase("Core/Time/Clock.cs", "    /// <see cref=\"Exchanges.Reply\"/>")]
    [TestCase("Core/Time/Clock.cs", "    Say(\"Exchanges.Reply\");")]
    [TestCase("Core/Time/Clock.cs", "    other.Exchanges.Count();")]
    [TestCase("Host/Program.cs", "using ChatEmulator.Server;")]
    [TestCase("Host/Program.cs", "    var vendors = Vendors.All();")]
    [TestCase("Server/Adapter.cs", "    var host = Host.CreateEmptyApplicationBuilder(null);")]
    public void What_is_allowed_or_only_spoken_of_is_no_arrow(string file, string line) =>
        Assert.That(Arrows.Wrong($"emulator/{file}", line), Is.Empty);

    [Test]
    public void A_room_without_arrows_is_told() =>
        Assert.That(Arrows.Wrong("emulator/Core/Attic/Box.cs", "").Single(), Does.Contain("no room Attic"));

    [TestCase("emulator/Core/Common/Reply.cs", "")]
    [TestCase("emulator/Core/Utils.cs", "")]
    [TestCase("emulator/Server/ReplyHelper.cs", "")]
    [TestCase("emulator/Server/Services/Reply.cs", "")]
    [TestCase("tests/ChatEmulator.Specs/FixtureBase.cs", "")]
    [TestCase("emulator/Server/Reply.cs", "internal sealed class ReplyManager(int size)")]
    [TestCase("emulator/Server/Reply.cs", "    public readonly record struct CallInfo;")]
    public void A_name_that_says_nothing_is_told(string path, string text) =>
        Assert.That(Manners.RefusedNames(path, text).Single(), Does.StartWith($"{path}:1: ").And.EndsWith("is a refused name"));

    [TestCase("emulator/Core/Time/Clock.cs", 250, 0)]
    [TestCase("emulator/Core/Time/Clock.cs", 251, 1)]
    [TestCase("tests/ChatEmulator.Specs/ManualTests.cs", 400, 0)]
    [TestCase("tests/ChatEmulator.Specs/ManualTests.cs", 401, 1)]
    public void A_file_that_grew_too_long_is_told(string path, int lines, int violations) =>
        Assert.That(Manners.TooLong(path, string.Concat(Enumerable.Repeat("x\n", lines))).Count(), Is.EqualTo(violations));

    [TestCase("notes.txt", 1)]
    [TestCase("nuget.config", 1)]
    [TestCase("README.md", 0)]
    public void A_stray_file_at_the_root_is_told(string name, int violations) =>
        Assert.That(Manners.OutOfPlace(name).Count(), Is.EqualTo(violations));
}
