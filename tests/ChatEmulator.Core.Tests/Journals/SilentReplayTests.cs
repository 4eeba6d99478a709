using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

/// <summary>Which calls look like the replay of a library below the application, by facts alone.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SilentReplayTests
{
    private const long Finished = 1_000_000;

    private static readonly Header Host = new("Host", "localhost");
    private static readonly Header Agent = new("User-Agent", "ü/1");
    private static readonly long Moment = SilentEndings.Moment.Ticks;

    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(SoonEnough, true)]
    [TestCase(SoonEnough + 1, false)]
    [TestCase(10_000_000, false)]
    public void The_same_request_a_moment_after_an_end_without_an_answer_looks_like_one(long after, bool looks)
    {
        var journal = After(Get());
        Assert.That(Opened(journal, Get(began: Finished + after)), Is.EqualTo(looks ? 1L : (long?)null));
    }

    [Test]
    public void A_request_is_the_same_byte_by_byte_and_with_all_headers_in_their_order()
    {
        Exchange[] others =
        [
            Get("POST"), Get(path: "/b"), Get(query: "?b"), Get(body: "{} "), Get(headers: [Agent, Host]), Get(headers: [Host]),
            Get(headers: [Host, Agent, new Header("Retry-Count", "1")]), Get(headers: [new Header("host", "localhost"), Agent]), Get(headers: [Host, new Header("User-Agent", "ü/2")]),
        ];
        foreach (var other in others)
        {
            Assert.That(Opened(After(Get()), other), Is.Null, $"{other.Method} {other.Path}{other.Query} {string.Join(", ", other.Headers)}");
        }

        var elsewhere = new Exchange("GET", "/a", "?a", [Host, Agent], "{}"u8.ToArray(), "c2", Finished, protocol: Protocols.Http1);
        Assert.That(Opened(After(Get()), elsewhere), Is.EqualTo(1), "another connection and another protocol make no other request");
    }

    [TestCase("", Protocols.Http1, true)]
    [TestCase("{}", Protocols.Http1, false)]
    [TestCase("{}", Protocols.Http2, true)]
    public void One_with_a_body_comes_again_by_itself_where_HTTP_2_says_that_nobody_looked_at_it(string body, Protocols protocol, bool looks) =>
        Assert.That(Opened(After(Get("POST", body: body, protocol: protocol, began: 0)), Get("POST", body: body, protocol: protocol)), Is.EqualTo(looks ? 1L : (long?)null));

    [TestCase(EndingKind.Closed, new long[] { 0, 1, 2, 3, 0, 5, 6, 7, 0, 9 })]
    [TestCase(EndingKind.Reset, new long[] { 0, 1, 0, 3, 0, 5, 0, 7, 0, 9 })]
    public void Who_sends_it_more_often_than_any_library_does_is_none(EndingKind how, long[] marked)
    {
        var journal = new Journal(new JournalLimits());
        for (var n = 0; n < marked.Length; n++)
        {
            var ticket = journal.Open(Entry(Get(body: "", protocol: Protocols.Http1, began: Finished + n)));
            journal.Close(ticket, new Ending(how, 0, Entries.Start, Finished + n), silently: true);
        }

        Assert.That(journal.Calls().Select(call => call.ReplayOf ?? 0), Is.EqualTo(marked));
    }

    [Test]
    public void Of_one_end_there_is_one_replay()
    {
        var journal = After(Get());
        Assert.That((Opened(journal, Get()), Opened(journal, Get())), Is.EqualTo(((long?)1, (long?)null)));
    }

    [Test]
    public void A_replay_that_ends_in_silence_too_is_what_the_next_looks_like_one_of()
    {
        var journal = After(Get());
        for (var n = 2; n <= 4; n++)
        {
            var ticket = journal.Open(Entry(Get(began: Finished + n)));
            journal.Close(ticket, new Ending(EndingKind.Closed, 0, Entries.Start, Finished + n), silently: true, unseen: true);
        }

        Assert.That(journal.Calls().Select(call => call.ReplayOf), Is.EqualTo(new long?[] { null, 1, 2, 3 }));
        Assert.That(journal.Latest(CallFilter.All, 1).Single().ReplayOf, Is.EqualTo(3), "whatever else is asked for");
    }

    [Test]
    public void After_an_answer_nothing_looks_like_one_nor_after_an_end_that_was_told_twice()
    {
        var journal = new Journal(new JournalLimits());
        var ticket = journal.Open(Entry(Get(began: 0)));
        journal.Close(ticket, new Ending(EndingKind.Delivered, 0, Entries.Start, Finished));
        journal.Close(ticket, new Ending(EndingKind.Closed, 0, Entries.Start, Finished), silently: true, unseen: true);
        Assert.That(Opened(journal, Get()), Is.Null);
    }

    [Test]
    public void What_was_cleared_or_ended_before_it_was_dropped_is_known_and_what_was_dropped_before_is_not()
    {
        var cleared = After(Get());
        cleared.Clear();
        Assert.That(Opened(cleared, Get()), Is.Null);
        var small = new Journal(new JournalLimits(MostCalls: 1));
        var ticket = small.Open(Entry(Get(began: 0)));
        small.Open(Entry(Get(path: "/other", began: 1)));
        small.Close(ticket, new Ending(EndingKind.Closed, 0, Entries.Start, Finished), silently: true, unseen: true);
        Assert.That(Opened(small, Get()), Is.Null);
        var gone = After(Get(), new JournalLimits(MostCalls: 1));
        gone.Open(Entry(Get(path: "/other", began: 1)));
        Assert.That(Opened(gone, Get()), Is.EqualTo(1));
    }

    [Test]
    public void A_body_that_was_not_kept_is_the_same_when_it_asks_the_same()
    {
        var large = new string('x', 3_000);
        var journal = new Journal(new JournalLimits(MostBytes: 4_000));
        var ticket = journal.Open(Entry(Get(body: large, began: 0)));
        journal.Close(ticket, new Ending(EndingKind.Closed, 0, Entries.Start, Finished), silently: true, unseen: true);
        Assert.That(journal.Calls()[0].Body.Cut, Is.EqualTo("dropped"));
        Assert.That(Opened(journal, Get(body: new string('y', 3_000)), request: 8), Is.Null);
        Assert.That(Opened(journal, Get(body: large)), Is.EqualTo(1));
    }

    [Test]
    public void So_many_are_remembered_and_nothing_for_longer_than_it_matters()
    {
        var endings = new SilentEndings();
        for (var n = 1UL; n <= SilentEndings.Most + 1; n++)
        {
            endings.Add(n, (long)n, new Ending(EndingKind.Closed, 0, Entries.Start, Finished), hasBody: false);
        }

        Assert.That((endings.Of(1, 0, Finished), endings.Of(2, 0, Finished)), Is.EqualTo(((long?)null, (long?)2)));
        Assert.That(endings.Forget(Finished + Moment), Is.False);
        Assert.That(endings.Of(3, 0, Finished), Is.EqualTo(3));
        Assert.That(endings.Forget(Finished + (2 * TimeSpan.TicksPerSecond)), Is.True);
        Assert.That(endings.Of(4, 0, Finished), Is.Null);
    }

    [TestCase("delivery: reset", EndingKind.Reset, true)]
    [TestCase("delivery: { hang: { for: 1s } }", EndingKind.Closed, true)]
    [TestCase("delivery: { delay: 1s, reset: {} }", EndingKind.Reset, true)]
    [TestCase("delivery: { hang: { for: 1s, after: headers } }", EndingKind.Closed, false)]
    [TestCase("delivery: hang", EndingKind.ClientLeft, false)]
    [TestCase("delivery: hang", EndingKind.Abandoned, false)]
    [TestCase("delivery: { delay: 1s }", EndingKind.Delivered, false)]
    [TestCase("delivery: { delay: 1s }", EndingKind.ClientLeft, false)]
    public void An_end_is_silent_when_the_emulator_ended_the_call_and_no_byte_had_left(string delivery, EndingKind how, bool silent)
    {
        using var emulation = Emulation.Of($"rules: [{{ name: bent, calls: algoreg.list_messages, effect: none, {delivery} }}]", ignoreWarnings: true);
        emulation.Get("/api/v1/thread/t-1/messages").Outcome.Close(new Ending(how, 0, Emulation.Start, 0));
        var again = emulation.Get("/api/v1/thread/t-1/messages").Outcome;
        Assert.That((again.Ticket.ReplayOf, emulation.World.Journal.Calls()[1].ReplayOf), Is.EqualTo(silent ? (1L, (long?)1L) : ((long?)null, (long?)null)));
    }

    [TestCase("reset_stream: refused_stream", true)]
    [TestCase("delay: 1s, goaway: enhance_your_calm", true)]
    [TestCase("reset_stream: cancel", false)]
    [TestCase("reset: {}", false)]
    [TestCase("hang: { for: 1s }", false)]
    public void By_HTTP_2_only_what_nobody_has_looked_at_comes_again_by_itself(string delivery, bool looks)
    {
        using var emulation = Emulation.Of($"rules: [{{ name: bent, calls: algoreg.*, effect: none, delivery: {{ {delivery} }} }}]");
        foreach (var body in new[] { "", """{"to":"ada@example.com"}""" })
        {
            Exchange Message(long began) => new("POST", "/api/v1/message", body, [new("Authorization", $"Basic {Emulation.Algoreg}")], Encoding.UTF8.GetBytes(body), "c1", began, protocol: Protocols.Http2);
            emulation.Engine.Handle(Message(0)).Close(new Ending(EndingKind.StreamReset, 0, Emulation.Start, Finished));
            Assert.That(emulation.Engine.Handle(Message(Finished)).Ticket.ReplayOf is not null, Is.EqualTo(looks), body);
        }
    }

    [Test]
    public void Another_worlds_end_is_nobodys_business()
    {
        using var emulation = Emulation.Of("rules: [{ name: bent, calls: algoreg.list_messages, delivery: reset }]");
        emulation.In("other").Get("/api/v1/thread/t-1/messages").Outcome.Close(new Ending(EndingKind.Reset, 0, Emulation.Start, 0));
        Assert.That(emulation.Get("/api/v1/thread/t-1/messages").Outcome.Ticket.ReplayOf, Is.Null);
    }

    private const int SoonEnough = 50 * 10_000;

    private static Journal After(Exchange first, JournalLimits? limits = null)
    {
        var journal = new Journal(limits ?? new JournalLimits());
        journal.Close(journal.Open(Entry(first)), new Ending(EndingKind.Closed, 0, Entries.Start, Finished), silently: true, unseen: true);
        return journal;
    }

    private static long? Opened(Journal journal, Exchange exchange, ulong request = 7)
    {
        var ticket = journal.Open(Entry(exchange, request));
        Assert.That(journal.Latest(CallFilter.All, 1).Single().ReplayOf, Is.EqualTo(ticket.ReplayOf));
        return ticket.ReplayOf;
    }

    private static Exchange Get(
        string method = "GET", string path = "/a", string query = "?a", string body = "{}", Header[]? headers = null, long began = Finished, Protocols protocol = Protocols.Http2) =>
        new(method, path, query, headers ?? [Host, Agent], Encoding.UTF8.GetBytes(body), "c1", began, protocol: protocol);

    private static Entry Entry(Exchange exchange, ulong request = 7) => new() { Exchange = exchange, At = Entries.Start, Answer = new Reply(204), Request = request };
}
