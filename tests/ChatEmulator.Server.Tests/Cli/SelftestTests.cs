using System.Text.Json.Nodes;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Host;
using ChatEmulator.Host.Commands;
using ChatEmulator.Host.Selftest;

namespace ChatEmulator.Server.Tests.Cli;

public sealed class SelftestTests
{
    [Test]
    public async Task Every_delivery_is_at_the_wire_what_its_word_says()
    {
        using var shell = new Shell();
        var code = await shell.Run("selftest");
        Assert.That(code, Is.Zero, shell.Out);
        Assert.That(shell.Out, Does.Contain("right  HTTP/1.1  reset").And.Contain("expected  RST; in the journal reset").And.Contain("seen      RST").And.Contain(", 0 wrong"));
    }

    // Who does not wait for the next request may yet be overtaken by it on a busy machine, and then nobody can tell.
    private static readonly string[] Races = ["stale_keep_alive"];

    private static readonly TestCaseData[] Wrongs =
    [
        Wrong(Verb.Fin, step => step with { Verb = Verb.Rst }, "close", "expected FIN, but seen RST"),
        Wrong(Verb.Rst, step => step with { Verb = Verb.Fin }, "reset", "expected RST, but seen FIN"),
        Wrong(Verb.Body, step => step with { Bytes = step.Bytes[..^1] }, "truncate", "seen \"HTTP/1.1 200 OK"),
        Wrong(Verb.Body, step => step with { Bytes = "."u8.ToArray().Concat(step.Bytes.ToArray()).ToArray() }, "endless_chunks", "seen \"HTTP/1.1 200 OK"),
        Wrong(Verb.Wait, step => step with { For = TimeSpan.Zero }, "delay", "seen no pause"),
        Wrong(Verb.Hold, step => step with { Verb = Verb.Fin }, "hang", "seen no silence"),
        Wrong(Verb.Listen, step => step with { Verb = Verb.Wait }, "stale_keep_alive", "before the next request"),
        Wrong(Verb.ResetStream, step => step with { Code = 1 }, "reset_stream", "seen RST_STREAM 1"),
        Wrong(Verb.GoAway, step => step with { Code = 2 }, "goaway", "error 2"),
        Wrong(Verb.Raw, step => step with { Bytes = step.Bytes[1..] }, "garbage", "WRONG"),
    ];

    // Not by the command line alone: nobody can ask it for a wrong player.
    [TestCaseSource(nameof(Wrongs))]
    public async Task A_wrong_player_is_found_out(object wrong, string word, string seen)
    {
        using var told = new StringWriter();
        var terminal = new Terminal(told, Stream.Null, TextWriter.Null, static _ => null);
        var command = new SelftestCommand(terminal, options => EmulatorServer.StartAsync(options with { Misplay = (Func<Step, Step>)wrong })).Page.Command;
        var code = await command.Parse(["--only", word]).InvokeAsync();
        for (var more = Races.Contains(word) ? 20 : 0; code == ExitCode.Fine && more > 0; more--)
        {
            told.GetStringBuilder().Clear();
            code = await command.Parse(["--only", word]).InvokeAsync();
        }

        Assert.That(code, Is.EqualTo(ExitCode.Findings), told.ToString());
        Assert.That(told.ToString(), Does.Contain("WRONG").And.Contain(seen).And.Not.Contain(", 0 wrong"));
    }

    private static TestCaseData Wrong(Verb verb, Func<Step, Step> otherwise, string word, string seen) =>
        new TestCaseData((Func<Step, Step>)(step => step.Verb == verb ? otherwise(step) : step), word, seen).SetArgDisplayNames(verb.ToString());

    [TestCase("HTTP/1.1", Protocols.Http1)]
    [TestCase("HTTP/2", Protocols.Http2)]
    public void No_delivery_is_left_out(string protocol, Protocols flag) => Assert.That(
        Proofs.All.Where(proof => proof.Protocol == protocol).Select(proof => proof.Word).Distinct(),
        Is.EquivalentTo(Menu.All.Where(word => On(word).HasFlag(flag)).Select(word => word.Word)));

    private static Protocols On(DeliveryWord word) => Play.Load(
        $"scenario: one\nrules: [{{ name: one, calls: algoreg.list_messages, delivery: {(word.Check is null && !word.Parts.Any(part => part.Required) ? word.Word : word.Example)} }}]").Rules[0].Plan.Deliveries[0].On;

    [Test]
    public async Task One_delivery_is_tried_by_its_word_and_told_to_programs()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("selftest", "--only", "truncate", "--format", "json"), Is.Zero, shell.Out);
        var told = shell.Out.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.That(told.Select(each => (string)each["delivery"]!), Has.All.Contain("truncate"));
        Assert.That(told.Select(each => (bool)each["right"]!), Has.All.True);
        Assert.That((string)told[0]["expected"]!.AsArray()[^1]!, Is.EqualTo("FIN"));
    }

    [Test]
    public async Task A_word_that_is_none_is_refused_with_what_there_is()
    {
        using var shell = new Shell();
        Assert.That(await shell.Run("selftest", "--only", "truncated"), Is.EqualTo(ExitCode.CannotStart));
        Assert.That(shell.Error, Does.Contain("truncate"));
    }
}
