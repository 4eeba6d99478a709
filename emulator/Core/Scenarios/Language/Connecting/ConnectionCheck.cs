using ChatEmulator.Scenarios.Connections;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Connecting;

/// <summary>What must hold between the keys of an entry of <c>connections</c>, and between entries.</summary>
internal static class ConnectionCheck
{
    private static readonly string[] Counting = ["after", "times", "every", "only", "probability"];

    public static void Check(ConnectionDraft draft, Seen seen, Page page)
    {
        CountCheck.Check(draft.Which, seen, page);
        if (draft.Fault?.Kind != FaultKind.Refuse)
        {
            return;
        }

        foreach (var key in Counting.Where(seen.Has))
        {
            page.Error(seen.At(key), $"A closed port sees no connection, so none can be counted or drawn: `{key}` cannot stand beside `refuse`. Say when it is closed, such as `during: {{ from: 10s, for: 30s }}`; "
                + "or write `fault: reset`, which sees each.");
        }
    }

    /// <summary>Finds an entry that never acts, as one above takes all that it could. A closed port asks for no order.</summary>
    public static void CheckReached(ConnectionRule rule, Node at, IReadOnlyList<(ConnectionRule Rule, Node At)> above, Page page)
    {
        var taker = rule.Closes ? null : above.Where(other => other.At.Place.Origin == at.Place.Origin).Select(other => other.Rule)
            .FirstOrDefault(other => other.IsUnlimited && (!other.Fault.IsOfTls || rule.Fault.IsOfTls));
        if (taker is not null)
        {
            page.Error(at, $"`{rule.Name}` can never act: `{taker.Name}` above takes every connection{(taker.Fault.IsOfTls ? " that begins a handshake" : "")}. Put this one above it, or say there which connections are meant.");
        }
    }
}
