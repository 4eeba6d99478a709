using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Replays;

/// <summary>Reads one call of a snapshot.</summary>
internal static class SnapshotCall
{
    public static Call Read(JsonPart part)
    {
        var (request, decision, answer) = (part["request"], part["decision"], part["answer"]);
        var effect = Words.EffectOf(part["effect"].Text()) ?? throw part["effect"].Wrong("is no effect that is known");
        return new Call
        {
            Number = part["n"].Number(1),
            At = part["at"].Instant(),
            // Snapshots of before have no other.
            Began = (part.Optional("began") ?? part["arrived"]).Number(),
            Arrived = part["arrived"].Number(),
            Connection = part["connection"].Text(),
            Operation = part.Optional("operation")?.Text(),
            Account = part.Optional("account")?.Text(),
            Protocol = Protocol(request),
            Method = request["method"].Text(),
            Path = request["path"].Text(),
            Query = request["query"].Text(),
            Headers = Headers(request["headers"]),
            Body = Body(request),
            Rule = decision.Optional("rule")?.Text(),
            Limit = decision.Optional("limit")?.Text(),
            RefusedBy = decision.Optional("refused_by")?.Text(),
            Why = decision.Optional("why")?.Text(),
            Effect = effect,
            Decided = effect,
            Status = (int)Math.Min(answer["status"].Number(0), int.MaxValue),
            AnswerHeaders = Headers(answer["headers"]),
            AnswerBody = Body(answer),
            Ending = part.Optional("ending") is { } ending ? Ending(ending) : null,
            Replayable = true,
        };
    }

    // Snapshots of before know of one alone.
    private static Protocols Protocol(JsonPart request) => request.Optional("protocol") is not { } part ? Protocols.Http1
        : ProtocolNames.All.Where(each => each.Protocol.Name() == part.Text()).Select(each => (Protocols?)each.Protocol).FirstOrDefault() ?? throw part.Wrong("is no protocol that is known");

    private static Header[] Headers(JsonPart part) => [.. part.Items().Select(pair =>
        pair.Items().ToList() is [var name, var value] ? new Header(name.Text(), value.Text()) : throw pair.Wrong("should be a name and a value"))];

    private static Kept Body(JsonPart part)
    {
        var bytes = part.Optional("body_base64") is { } base64 ? base64.Bytes() : Encoding.UTF8.GetBytes(part["body"].Text());
        return new Kept(bytes, part.Optional("body_size")?.Number(0) ?? bytes.Length, part.Optional("body_cut")?.Text());
    }

    private static Ending Ending(JsonPart part)
    {
        var how = Enum.GetValues<EndingKind>().Where(kind => Words.Of(kind) == part["how"].Text()).Select(kind => (EndingKind?)kind).FirstOrDefault()
            ?? throw part["how"].Wrong("is no way to end that is known");
        return new Ending(how, part["bytes"].Number(0), part["at"].Instant(), part["finished"].Number());
    }
}
