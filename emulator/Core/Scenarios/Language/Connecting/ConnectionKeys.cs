using ChatEmulator.Scenarios.Language.Keys;

namespace ChatEmulator.Scenarios.Language.Connecting;

/// <summary>The keys of an entry of <c>connections</c>, in the order of the manual. Most it shares with rules, and counts connections by them.</summary>
internal static class ConnectionKeys
{
    public static IReadOnlyList<Key<ConnectionDraft>> All { get; } =
    [
        Of(NameKey.Key, "What the entry is called where its connections are counted. Unique, among rules too: its counts are kept by this name.", "name: half open", required: true),
        Of(AfterKey.Key, "How many connections that meet the entry pass before it fires. Absent: none."),
        Of(TimesKey.Key, "How often the entry fires; then those below have their turn. Absent: without a limit."),
        Of(EveryKey.Key, "The entry fires on each n-th of the connections that meet it; those that `after` lets pass are not counted. Absent: on all of them."),
        Of(OnlyKey.Key, "On which of the connections that meet the entry it fires, counted from 1. Absent: on all of them."),
        Of(DuringKey.Key, "A time in which the entry acts, counted from the beginning of the world: its start, or its reset. Connections before and after are counted all the same. Absent: always."),
        Of(ProbabilityKey.Key, "On which part of the connections that meet the entry and that its counts let it have it fires: `0.3` or `30%`. It is drawn from the seed for each connection by its number."),
        new("most", "How many connections there may be: one too many, and no other, meets the entry. Absent: it asks for no number.",
            "most: 10", Form.Count, (node, draft, page) => draft.Most = Scalars.Count(node, "most", page)),
        FaultKey.Key,
    ];

    private static Key<ConnectionDraft> Of(Key<RuleDraft> key, string about, string? example = null, bool required = false) =>
        new(key.Name, about, example ?? key.Example, key.Form, (node, draft, page) => key.Read(node, draft.Which, page), required);
}
