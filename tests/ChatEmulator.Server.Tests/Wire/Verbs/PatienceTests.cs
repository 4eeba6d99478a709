using System.Text;
using ChatEmulator.Deliveries;
using ChatEmulator.Journals;

namespace ChatEmulator.Server.Tests.Wire.Verbs;

/// <summary>Clients that read all, not at all, or leave in the middle: no end overtakes what was sent, and nothing is left hanging.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class PatienceTests(bool tls)
{
    private static readonly string Large = new('x', 300_000);

    [TestCase(1)]
    [TestCase(4_096)]
    [TestCase(300_000)]
    public Task A_reset_never_overtakes_the_bytes_before_it(int bytes) => Resets(bytes, 50);

    [Category("Long")]
    [TestCase(1)]
    [TestCase(40_000)]
    public Task A_reset_never_overtakes_the_bytes_before_it_in_2000_tries(int bytes) => Resets(bytes, 2_000);

    [Test]
    public async Task A_reset_comes_though_the_client_does_not_read()
    {
        await using var stand = await Stand.Start(
            reply => new Script(reply, [new(Verb.Head), Stand.Piece(Large), new(Verb.Rst)]) { Form = new() { Length = 1_000_000 } }, tls: tls);
        using var client = await stand.Connect();
        client.Socket.ReceiveBufferSize = 4_096;
        await client.Ask();
        Assert.That((await stand.Ended()).How, Is.EqualTo(EndingKind.Reset));
        while (stand.World.Usage.IsAnswering)
        {
            await Task.Yield();
        }
    }

    [Test]
    public async Task A_body_that_nobody_reads_waits_and_its_client_may_leave([Values] bool raw)
    {
        await using var stand = await Stuck(raw);
        using (var client = await stand.Connect())
        {
            await client.Ask();
            await client.ReadSome();
        }

        var (how, bytes) = await stand.Ended();
        Assert.That((how, bytes), Is.EqualTo((EndingKind.ClientLeft, bytes)));
        Assert.That(bytes, Is.LessThan(100_000_000L));
    }

    [Test]
    public async Task A_body_that_nobody_reads_is_cut_off_by_a_reset_of_the_world([Values] bool raw)
    {
        await using var stand = await Stuck(raw);
        using var client = await stand.Connect();
        await client.Ask();
        await client.ReadSome();
        stand.World.Reset();
        while (stand.World.Usage.IsAnswering)
        {
            await Task.Yield();
        }

        Assert.That((await client.ReadToEnd()).End, Is.EqualTo("rst"));
    }

    // More than all buffers on the way hold.
    private Task<Stand> Stuck(bool raw)
    {
        var piece = new Step(Verb.Body, Bytes: Encoding.ASCII.GetBytes(new string('x', 100_000)));
        return Stand.Start(
            reply => new Script(reply, [new(Verb.Head), .. Enumerable.Repeat(piece, 1_000), new(Verb.Fin)]) { Form = new() { Raw = raw, Length = 100_000_000 } },
            tls: tls);
    }

    private async Task Resets(int bytes, int times)
    {
        var body = Large[..bytes];
        await using var stand = await Stand.Start(reply => new Script(reply, [new(Verb.Head), Stand.Piece(body), new(Verb.Rst)]) { Form = new() { Length = bytes + 1, Raw = true } }, tls: tls);
        for (var i = 0; i < times; i++)
        {
            using var client = await stand.Connect();
            await client.Ask();
            var (text, end) = await client.ReadBody();
            Assert.That((text.Length, end), Is.EqualTo((bytes, "rst")), $"the {i}th");
        }
    }
}
