using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

/// <summary>Whether a journal gave back what it was told.</summary>
internal static class Same
{
    public static void Check(Call call, long number, Entry entry) => Assert.That(Differences(call, number, entry), Is.Empty);

    public static IEnumerable<string> Differences(Call call, long number, Entry entry)
    {
        var (exchange, answer) = (entry.Exchange, entry.Answer);
        Header[] told = answer.ContentType is { } type ? [new Header("Content-Type", type), .. answer.Headers] : answer.Headers;
        (string Name, bool Same)[] checks =
        [
            ("number", call.Number == number),
            ("at", call.At == entry.At && call.Arrived == exchange.Arrived && call.Began == exchange.Began),
            ("operation", call.Operation == entry.Operation),
            ("account", call.Account == entry.Account),
            ("connection", (call.Connection, call.Protocol) == (exchange.Connection, exchange.Protocol)),
            ("request", (call.Method, call.Path, call.Query) == (exchange.Method, exchange.Path, exchange.Query)),
            ("headers", call.Headers.SequenceEqual(exchange.Headers)),
            ("body", IsKept(call.Body, exchange.Body)),
            ("decision", (call.Rule, call.Limit, call.RefusedBy, call.Why) == (entry.Rule, entry.Limit, entry.RefusedBy, entry.Why)),
            ("answer", call.Status == answer.Status && call.AnswerHeaders.SequenceEqual(told)),
            ("answer body", IsKept(call.AnswerBody, answer.Body)),
            ("delivery", call.Delivery == entry.Delivery && call.Replayable == entry.Replayable),
        ];
        return checks.Where(check => !check.Same).Select(check => check.Name);
    }

    private static bool IsKept(Kept kept, ReadOnlyMemory<byte> body) => kept.Size == body.Length
        && (kept.Cut == "dropped" ? kept.Bytes.IsEmpty && !body.IsEmpty : kept.Cut is null && kept.Bytes.Span.SequenceEqual(body.Span));
}
