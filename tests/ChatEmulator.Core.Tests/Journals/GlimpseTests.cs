using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

[Parallelizable(ParallelScope.All)]
public sealed class GlimpseTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Test]
    public void What_is_glanced_at_is_what_would_be_read()
    {
        var journal = new Journal(new JournalLimits());
        for (var seed = 0; seed < 60; seed++)
        {
            var ticket = journal.Open(Entries.Of(seed, [1, 2, (byte)seed], [(byte)seed]));
            Assert.That(journal.Glance(ticket), Is.EqualTo(Of(Extract.Of(journal, ticket)!.Read())), $"seed {seed}");
        }
    }

    [Test]
    public void The_clients_place_in_its_trace_is_found_in_whatever_case_and_several_are_joined()
    {
        var journal = new Journal(new JournalLimits());
        var ticket = journal.Open(Entry(new("Host", "x"), new("TraceParent", Parent), new("tracestate", "a=1"), new("Tracestate", "b=ü"), new("X-Traceparent", "no")));
        var glimpse = journal.Glance(ticket)!.Value;
        Assert.That((glimpse.TraceParent, glimpse.TraceState), Is.EqualTo((Parent, "a=1,b=ü")));
        Assert.That(glimpse, Is.EqualTo(Of(Extract.Of(journal, ticket)!.Read())));
        var two = journal.Open(Entry(new Header("traceparent", Parent), new("traceparent", Parent)));
        Assert.That(journal.Glance(two)!.Value.TraceParent, Is.EqualTo($"{Parent},{Parent}"));
    }

    [Test]
    public void A_call_that_was_in_flight_when_it_was_forgotten_can_be_glanced_at_where_somebody_listens()
    {
        var (heard, unheard) = (new Journal(new JournalLimits()) { IsHeard = true }, new Journal(new JournalLimits()));
        var (left, gone) = (heard.Open(Entry(new Header("traceparent", Parent))), unheard.Open(Entry()));
        heard.Clear();
        unheard.Clear();
        Assert.That((heard.Glance(left)?.TraceParent, unheard.Glance(gone)), Is.EqualTo((Parent, (Glimpse?)null)));
    }

    private static Glimpse Of(Call call) => new()
    {
        Began = call.Began,
        Account = call.Account,
        RefusedBy = call.RefusedBy,
        Method = call.Method,
        Path = call.Path,
        Protocol = call.Protocol,
        ReplayOf = call.ReplayOf,
        TraceParent = Value(call, "traceparent"),
        TraceState = Value(call, "tracestate"),
    };

    private static string? Value(Call call, string name) =>
        call.Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList() is { Count: > 0 } values ? string.Join(',', values) : null;

    private static Entry Entry(params Header[] headers) =>
        Entries.Small() with { Exchange = new Exchange("POST", "/p", "?q", headers, default, "c1", 5, began: 3, protocol: Protocols.Http2) };
}
