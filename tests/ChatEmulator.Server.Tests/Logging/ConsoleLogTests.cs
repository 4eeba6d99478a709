using System.Text;
using System.Text.Json.Nodes;
using ChatEmulator.Server.Logging;

namespace ChatEmulator.Server.Tests.Logging;

public sealed class ConsoleLogTests
{
    [Test]
    public void What_is_told_before_it_begins_is_written_after_in_order()
    {
        using var console = new MadeUpConsole();
        using (var log = Log(console, new TextForm(colours: false)))
        {
            log.Call(Lines.Message);
            log.Notice("first\nsecond");
            log.Call(Lines.Refused);
            Assert.That(console.Text, Is.Empty);
            log.Begin();
        }

        Assert.That(console.Text.Split('\n').Select(line => line.Split("  #")[0].Trim()), Is.EqualTo(new[] { "09:00:00.000", "first", "second", "09:00:01.250", "" }));
    }

    [Test]
    public void A_blocked_console_holds_nobody_up_and_what_was_lost_is_counted()
    {
        const int more = 1_234;
        using var console = new MadeUpConsole { IsBlocked = true };
        using (var log = Log(console, new TextForm(colours: false)))
        {
            log.Begin();
            log.Call(Lines.Message);
            console.Entered.Wait();
            for (var i = 0; i < ConsoleLog.Most + more; i++)
            {
                log.Call(Lines.Message with { Number = i });
            }

            log.Notice("of weight");
            console.IsBlocked = false;
        }

        var lines = console.Text.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(1 + ConsoleLog.Most + 2));
        Assert.That(lines[^2..], Is.EqualTo(new[] { "of weight", "… 1,234 calls not shown: the console is slow" }));
        Assert.That(lines[^3], Does.Contain($"#{ConsoleLog.Most - 1} "));
    }

    [Test]
    public void Of_endless_notices_the_last_are_counted_too()
    {
        using var console = new MadeUpConsole { IsBlocked = true };
        using (var log = Log(console, new JsonForm()))
        {
            log.Begin();
            log.Call(Lines.Message);
            console.Entered.Wait();
            for (var i = 0; i < ConsoleLog.Most * 2; i++)
            {
                log.Notice("n");
            }

            log.Call(Lines.Message);
            console.IsBlocked = false;
        }

        var last = JsonNode.Parse(console.Text.TrimEnd('\n').Split('\n')[^1])!;
        Assert.That((string?)last["event"], Is.EqualTo("notice"));
        Assert.That((string?)last["text"], Is.EqualTo($"… 1 call and {ConsoleLog.Most - 256:N0} notices not shown: the console is slow"));
    }

    [Test]
    public void A_full_disk_ends_nothing_and_is_told_when_there_is_room_again()
    {
        using var console = new MadeUpConsole { IsFull = true };
        using (var log = Log(console, new TextForm(colours: false)))
        {
            log.Call(Lines.Message);
            log.Call(Lines.Message);
            log.Begin();
            console.Entered.Wait();
            console.IsFull = false;
            log.Call(Lines.Refused);
        }

        Assert.That(console.Text, Does.Contain("\n09:00:01.250").And.EndsWith("\n… 2 calls not shown: No space left on device\n"));
    }

    [Test]
    public void A_line_that_was_written_in_part_spoils_no_other_and_the_first_failure_is_complained_of()
    {
        var complaints = new List<string>();
        using var console = new MadeUpConsole { IsFull = true };
        using (var log = new ConsoleLog(console, new JsonForm(), complaints.Add) { Patience = TimeSpan.FromMinutes(1) })
        {
            log.Call(Lines.Message);
            log.Begin();
            console.Entered.Wait();
            console.IsFull = false;
            log.Call(Lines.Refused);
        }

        var lines = console.Text.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[1..].Select(line => (string?)JsonNode.Parse(line)!["event"]), Is.EqualTo(new[] { "call", "notice" }));
        Assert.That(complaints, Is.EqualTo(new[] { "warning: the log cannot be written: No space left on device" }));
    }

    [Test]
    public void A_complaint_that_cannot_be_written_either_ends_nothing()
    {
        using var console = new MadeUpConsole { IsFull = true };
        using (var log = new ConsoleLog(console, new TextForm(colours: false), why => throw new IOException(why)) { Patience = TimeSpan.FromMinutes(1) })
        {
            log.Call(Lines.Message);
            log.Begin();
            console.Entered.Wait();
            console.IsFull = false;
            log.Call(Lines.Refused);
        }

        Assert.That(console.Text, Does.Contain("\n09:00:01.250"));
    }

    [Test]
    public void The_end_does_not_wait_for_a_console_that_takes_nothing()
    {
        using var console = new MadeUpConsole { IsBlocked = true };
        var log = new ConsoleLog(console, new TextForm(colours: false)) { Patience = TimeSpan.Zero };
        log.Begin();
        log.Call(Lines.Message);
        console.Entered.Wait();
        Assert.That(log.Dispose, Throws.Nothing);
        console.IsBlocked = false;
    }

    [Test]
    public void Many_threads_tell_whole_lines_and_lose_none_that_there_is_room_for()
    {
        using var console = new MadeUpConsole();
        using (var log = Log(console, new JsonForm()))
        {
            log.Begin();
            Parallel.For(0, ConsoleLog.Most, i => log.Call(Lines.Message with { Number = i }));
        }

        var numbers = console.Text.TrimEnd('\n').Split('\n').Select(line => (int)JsonNode.Parse(line)!["n"]!).Order();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, ConsoleLog.Most)));
    }

    [Test]
    public void Telling_of_a_call_takes_no_memory()
    {
        using var console = new MadeUpConsole { IsBlocked = true };
        using var log = Log(console, new TextForm(colours: false));
        for (var i = 0; i < ConsoleLog.Most; i++)
        {
            log.Call(Lines.Message);
        }

        // The queue is as large as it gets; from here on a call is either put into it or counted.
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            log.Call(Lines.Message);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    // However busy the machine is, the end waits until all is written.
    private static ConsoleLog Log(Stream console, ILogForm form) => new(console, form) { Patience = TimeSpan.FromMinutes(1) };

    private sealed class MadeUpConsole : WriteOnly
    {
        private readonly MemoryStream _taken = new();
        private readonly ManualResetEventSlim _open = new(initialState: true);

        public ManualResetEventSlim Entered { get; } = new();

        public bool IsFull { get; set; }

        public bool IsBlocked
        {
            set
            {
                if (value)
                {
                    _open.Reset();
                }
                else
                {
                    _open.Set();
                }
            }
        }

        public string Text => Encoding.UTF8.GetString(_taken.ToArray());

        protected override void Take(ReadOnlySpan<byte> bytes)
        {
            var full = IsFull;
            Entered.Set();
            _open.Wait();
            if (full)
            {
                _taken.Write(bytes[..(bytes.Length / 2)]);
                throw new IOException("No space left on device");
            }

            _taken.Write(bytes);
        }
    }
}
