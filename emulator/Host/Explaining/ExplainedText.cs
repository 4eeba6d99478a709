using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Host.Explaining;

/// <summary>What became of a request, for a person.</summary>
/// <param name="terminal">Where it is written.</param>
internal sealed class ExplainedText(Terminal terminal)
{
    private const int LongestBody = 2_000;

    public void Write(Explained explained)
    {
        var (outcome, exchange) = (explained.Outcome, explained.Exchange);
        Line(terminal.Strong($"{Visible.Of(exchange.Method, 40)} {Visible.Of(exchange.Path + exchange.Query, 200)}"));
        Line(terminal.Quiet($"  {outcome.Operation ?? "no operation"}{(outcome.Account is { } account ? $", account {Visible.Of(account, 100)}" : "")}{Way(exchange)}, at {Time.Instants.Text(outcome.At)}"));
        Reasons(explained.Trace.Limits, "limit ");
        Reasons(explained.Trace.Reasons, "");

        Tell("effect", Words.Of(outcome.Effect));
        Tell("answer", $"{outcome.Script.Reply.Status}{Bent(outcome)}");
        Headers(outcome.Script.Reply);
        Body(outcome.Script.Reply);
        Tell("delivery", outcome.Plan.DeliveryWord ?? "at once");
        if (outcome.Refusal is { } refusal)
        {
            Tell("refused", $"{(outcome.Plan.Stage == Stage.Edge ? "the vendor was not asked; it would be " : "")}{refusal.Error}: {Visible.Of(refusal.Told, 500)}");
        }

        Line("");
    }

    private void Reasons(IReadOnlyList<Reason> reasons, string what)
    {
        foreach (var reason in reasons)
        {
            var line = $"  {(reason.Fired ? '+' : '-')} {what}{Visible.Of(reason.Name)}: {Visible.Of(reason.Why)}";
            Line(reason.Fired ? line : terminal.Quiet(line));
        }
    }

    private static string Way(Exchange exchange) => exchange.Protocol == Protocols.Http1 ? "" : $", by {exchange.Protocol.Name()}";

    private static string Bent(in Outcome outcome) =>
        outcome.Plan.Answer is null ? ", the vendor's own" : outcome.Limit is not null ? ", the limit's" : outcome.Plan.Answer.Replaces ? ", the rule's" : ", the vendor's own, altered";

    private void Headers(Reply reply)
    {
        foreach (var header in reply.ContentType is { } type ? [new Header("Content-Type", type), .. reply.Headers] : reply.Headers)
        {
            Line($"           {header.Name}: {Visible.Of(header.Value, 500)}");
        }
    }

    private void Body(Reply reply)
    {
        if (reply.Body.Length > 0)
        {
            Line($"           {Visible.Of(Encoding.UTF8.GetString(reply.Body.Span), LongestBody)}");
        }
    }

    private void Tell(string what, string how) => Line($"  {what,-8} {how}");

    private void Line(string line) => terminal.Out.WriteLine(line.TrimEnd());
}
