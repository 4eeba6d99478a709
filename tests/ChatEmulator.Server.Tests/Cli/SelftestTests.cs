using System.Text.Json.Nodes;
using ChatEmulator.Deliveries;
using ChatEmulator.Host;
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
        Assert.That(shell.Out, Does.Contain("right  HTTP/1.1  reset").And.Contain("expected  RST; reset").And.Contain("seen      RST").And.Contain(", 0 wrong"));
    }

    [Test]
    public void No_delivery_is_left_out() => Assert.That(Proofs.All.Select(proof => proof.Word).Distinct(), Is.EquivalentTo(Menu.All.Select(word => word.Word)));

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
