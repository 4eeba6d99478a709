using System.Buffers;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>A connection in memory ends as one over TCP does, in each way that a connection can end. On Linux: other systems word their sockets' errors otherwise.</summary>
[TestFixture(true)]
[TestFixture(false)]
[Platform("Linux")]
public sealed class StreamTests(bool inMemory)
{
    private const string Reset = "IOException <- SocketException[ConnectionReset]";
    private const string Pipe = "IOException <- SocketException[Shutdown]";
    private const string Cut = "IOException <- SocketException[OperationAborted]";

    [Test]
    public async Task An_orderly_end_is_nothing_more_to_read_behind_what_was_sent()
    {
        await using var pair = await Pair.Connect(inMemory);
        await pair.Say("hello");
        await pair.Server.Transport.Output.CompleteAsync();
        Assert.That((await pair.Read(), await pair.Read(), await pair.Read()), Is.EqualTo(("hello", "", "")));
    }

    [Test]
    public async Task After_an_orderly_end_of_the_server_one_write_goes_nowhere_and_the_next_finds_out()
    {
        await using var pair = await Pair.Connect(inMemory);
        await pair.Server.Transport.Output.CompleteAsync();
        await pair.Closed();
        await pair.Server.DisposeAsync();
        Assert.That((await pair.Read(), await pair.Write(), await pair.Write(), await pair.Read()), Is.EqualTo(("", "", Pipe, "")));
    }

    [Test]
    public async Task A_reset_comes_behind_what_was_sent_and_is_told_once()
    {
        await using var pair = await Pair.Connect(inMemory);
        await pair.Say("hello");
        pair.Server.Abort();
        await pair.Server.DisposeAsync();
        Assert.That((await pair.Read(), await pair.Read(), await pair.Read(), await pair.Write()), Is.EqualTo(("hello", Reset, "", Pipe)));
    }

    [Test]
    public async Task A_reset_is_told_to_a_writer_that_comes_first_and_what_was_sent_can_still_be_read()
    {
        await using var pair = await Pair.Connect(inMemory);
        await pair.Say("hello");
        pair.Server.Abort();
        await pair.Server.DisposeAsync();
        Assert.That((await pair.Write(), await pair.Write(), await pair.Read(), await pair.Read()), Is.EqualTo((Reset, Pipe, "hello", "")));
    }

    [Test]
    public async Task A_reset_wakes_who_reads()
    {
        await using var pair = await Pair.Connect(inMemory);
        var reading = pair.Read();
        pair.Server.Abort();
        Assert.That(await reading, Is.EqualTo(Reset));
    }

    [Test]
    public async Task A_reset_wakes_who_writes_more_than_the_server_reads()
    {
        await using var pair = await Pair.Connect(inMemory);
        var writing = pair.Write(100_000_000);
        Assert.That(writing.IsCompleted, Is.False);
        pair.Server.Abort();
        Assert.That(await writing, Is.EqualTo(Reset));
    }

    [Test]
    public async Task What_a_server_does_behind_a_reset_changes_nothing_of_it()
    {
        Assume.That(inMemory, "Over TCP it is a race whether what is written behind a reset still leaves.");
        await using var pair = await Pair.Connect(inMemory);
        pair.Server.Abort();
        pair.Server.Transport.Output.Write("late"u8);
        await pair.Server.Transport.Output.FlushAsync();
        await pair.Server.Transport.Output.CompleteAsync();
        await pair.Server.DisposeAsync();
        Assert.That(await pair.Read(), Is.EqualTo(Reset));
    }

    [Test]
    public async Task A_client_that_leaves_is_at_its_end_to_the_server()
    {
        await using var pair = await Pair.Connect(inMemory);
        await pair.Write(3);
        await pair.Client.DisposeAsync();
        Assert.That(await pair.Heard(), Is.EqualTo("\0\0\0"));
        await pair.Closed();
    }

    [Test]
    public async Task A_client_that_leaves_without_reading_all_resets_the_connection()
    {
        await using var pair = await Pair.Connect(inMemory);
        await pair.Say("hello");
        await pair.Client.DisposeAsync();
        Assert.That(await pair.Heard(), inMemory ? Does.StartWith("ConnectionResetException") : Does.StartWith("ConnectionResetException").Or.Empty);
        await pair.Closed();
    }

    [Test]
    public async Task A_client_that_leaves_while_it_reads_cuts_its_own_read()
    {
        Assume.That(inMemory, "Over TCP it is a race whether the read is cut or comes to an end.");
        await using var pair = await Pair.Connect(inMemory);
        var reading = pair.Read();
        await pair.Client.DisposeAsync();
        Assert.That((await reading, await pair.Read(), await pair.Write()), Is.EqualTo((Cut, "ObjectDisposedException", "ObjectDisposedException")));
        Assert.That(await pair.Heard(), Is.EqualTo(""));
        await pair.Closed();
    }

    [Test]
    public async Task A_client_that_leaves_while_it_writes_cuts_its_own_write()
    {
        Assume.That(inMemory, "Over TCP it is a race whether the write is cut or finds a broken pipe.");
        await using var pair = await Pair.Connect(inMemory);
        var writing = pair.Write(100_000_000);
        await pair.Client.DisposeAsync();
        Assert.That(await writing, Is.EqualTo(Cut));
    }

    [Test]
    public async Task A_client_that_leaves_while_the_server_waits_for_it_ends_the_wait()
    {
        await using var pair = await Pair.Connect(inMemory);
        var writing = pair.Server.Transport.Output.WriteAsync(new byte[100_000_000]).AsTask();
        Assert.That(writing.IsCompleted, Is.False);
        await pair.Client.DisposeAsync();
        Assert.That((await writing).IsCompleted, Is.True);
        await pair.Closed();
    }

    [Test]
    public async Task A_read_that_is_given_up_leaves_the_connection_as_it_was()
    {
        await using var pair = await Pair.Connect(inMemory);
        using var cancel = new CancellationTokenSource();
        var reading = pair.Client.ReadAsync(new byte[10], cancel.Token).AsTask();
        await cancel.CancelAsync();
        Assert.That(() => reading, Throws.InstanceOf<OperationCanceledException>());
        await pair.Say("hello");
        Assert.That(await pair.Read(), Is.EqualTo("hello"));
    }

    [Test]
    public async Task A_read_of_nothing_waits_until_there_is_something()
    {
        await using var pair = await Pair.Connect(inMemory);
        var waiting = pair.Client.ReadAsync(Memory<byte>.Empty).AsTask();
        Assert.That(waiting.IsCompleted, Is.False);
        await pair.Say("hello");
        Assert.That((await waiting, await pair.Read()), Is.EqualTo((0, "hello")));
    }

    [Test]
    public async Task What_is_large_arrives_whole_and_in_order_both_ways_at_once()
    {
        await using var pair = await Pair.Connect(inMemory);
        var bytes = new byte[5_000_000];
        new Random(7).NextBytes(bytes);
        var echoing = pair.Server.Transport.Input.CopyToAsync(pair.Server.Transport.Output);
        var writing = Task.Run(() => pair.Client.Write(bytes, 0, bytes.Length));
        var back = new byte[bytes.Length];
        await Task.Run(() => pair.Client.ReadExactly(back));
        await writing;
        Assert.That(back, Is.EqualTo(bytes));
        await pair.Client.DisposeAsync();
        await echoing;
    }
}
