using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Finds what no call can meet because of the protocol that it comes by.</summary>
internal static class ProtocolCheck
{
    /// <summary>Finds deliveries that no call can get: the emulator speaks another protocol, or <c>when</c> asks for another.</summary>
    public static void Check(RuleDraft draft, Seen seen, Page page)
    {
        if (!seen.Sound("delivery", "when") || draft.On == Protocols.None)
        {
            return;
        }

        var (spoken, asked) = (draft.Vocabulary.Spoken, draft.When.Aggregate(Protocols.All, (on, condition) => on & Met(condition)));
        if ((draft.On & spoken) == Protocols.None)
        {
            page.Error(seen.At("delivery"), $"`{Bound(draft)}` is of {draft.On.Name()}, and this emulator speaks {spoken.Name()} alone. {Remedy(draft.On)}");
        }
        else if ((asked & spoken) == Protocols.None)
        {
            page.Error(seen.At("when"), $"This asks for calls by {asked.Name()}, and this emulator speaks {spoken.Name()} alone. {Remedy(asked)}");
        }
        else if ((draft.On & asked) == Protocols.None)
        {
            page.Error(seen.At("delivery"), $"`{Bound(draft)}` is of {draft.On.Name()}, and `when` asks for calls by {asked.Name()}: no call meets both. Take one of them out.");
        }
    }

    /// <summary>Finds conditions that hold of no protocol.</summary>
    public static void CheckHolds(Condition condition, TextNode key, Page page)
    {
        if (Met(condition) == Protocols.None)
        {
            page.Error(key, $"A call comes by {Words.Listed(ProtocolNames.All.Select(each => each.Word), "or")}, so this never holds. Write `protocol: http2`.");
        }
    }

    // There are two of them, so each is tried.
    private static Protocols Met(Condition condition) => condition.Subject is not ProtocolSubject ? Protocols.All
        : ProtocolNames.All.Where(each => condition.Holds(each.Word)).Aggregate(Protocols.None, (met, each) => met | each.Protocol);

    private static string Bound(RuleDraft draft) => Deliveries.Menu.NameOf(draft.Deliveries.First(delivery => delivery.On == draft.On));

    private static string Remedy(Protocols wanted) => wanted == Protocols.Http2 ? "Start it with `--http2`, or take this out." : "Take this out.";
}
