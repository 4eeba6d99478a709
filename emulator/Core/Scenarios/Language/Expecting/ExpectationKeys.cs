using ChatEmulator.Scenarios.Language.Keys;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Expecting;

/// <summary>The keys of an expectation, in the order of the manual: what it is about, what narrows or counts it, and its name.</summary>
internal static class ExpectationKeys
{
    private static readonly Form CallsForm = Form.OneOrList(Form.Operation);

    private static readonly Key<ExpectationDraft> Calls = new(
        "calls",
        "The calls that are counted, refused ones too: an operation, a list, or a pattern; in quotes, \"*\" is every call, those to nobody's path "
            + "included. Beside `retries` and `after_revocation` it says which calls are meant; there, absent: all.",
        "calls: signalwire.create_token",
        CallsForm,
        (node, draft, page) => ReadScope(node, "calls", draft, page));

    private static readonly Key<ExpectationDraft> When = new(
        "when",
        "Only calls of which this holds, as in a rule.",
        "when: { body.to: ada@example.com }",
        Form.Places(Matchers.Form),
        (node, draft, page) => draft.Scope = draft.Scope with { When = WhenKey.Conditions(node, draft, page) });

    private static readonly Key<ExpectationDraft> Status = new(
        "status",
        "Only calls to which this was told: a status, a class such as `2xx`, or a list of them.",
        "status: 2xx",
        StatusRanges.Form,
        (node, draft, page) => draft.Scope = draft.Scope with { Statuses = StatusRanges.Read(node, page) });

    public static IReadOnlyList<Key<ExpectationDraft>> All { get; } =
    [
        Calls,
        new("applied", "The calls of which it is counted how often they took effect, whatever was answered: `twice` is two, what is late counts once it "
            + "is made.", "applied: algoreg.create_message", CallsForm, (node, draft, page) => ReadScope(node, "applied", draft, page)),
        new("refused", "The calls of which those are counted that the vendor itself refused.", "refused: algoreg.*", CallsForm,
            (node, draft, page) => ReadScope(node, "refused", draft, page)),
        new("order", "Two operations or more: each has a call, and the first of each came before the first of the next. A step may be a map of "
            + "`calls`, `when` and `status`.", "order: [signalwire.create_token, algoreg.create_message]", OrderSteps.Form, OrderSteps.Read),
        new("retries", "How the client tries again: `never_early` (Retry-After is kept), `growing`, `jittered`, or a map of these and `at_most`.",
            "retries: { never_early: true, at_most: 3 }", RetriesParts.Form, RetriesParts.Read),
        new("after_revocation", "Calls with a token or bearer that has been revoked: `nothing`, or `{ at_most: 1 }` for each, which is enough to find "
            + "out.", "after_revocation: nothing", RevocationParts.Form, RevocationParts.Read),
        new("rules", "`all_used`: every rule of the scenario has fired.", "rules: all_used", Form.Words(new Word("all_used")), ReadRules),
        When,
        Status,
        new("per", "A place in the call, as under `when`: what is counted is counted for each value there; attempts with the same value there belong "
            + "together.", "per: body.ext_msg_id", Form.Place, (node, draft, page) => draft.Per = PerKey.Place(node, draft, page)),
        new("exactly", "So many, and no other number; 0 for none.", "exactly: 3", Form.Whole(0),
            (node, draft, page) => draft.Exactly = Counts.Number(node, "exactly", page)),
        new("at_least", "So many or more.", "at_least: 1", Form.Count, (node, draft, page) => draft.Least = Counts.Positive(node, "at_least", page)),
        new("at_most", "So many or fewer; 0 for none.", "at_most: 1", Form.Whole(0), (node, draft, page) => draft.Most = Counts.Number(node, "at_most", page)),
        new("name", "What messages call it. Unique in its file. Absent: its line.", "name: every parcel once", Form.Name,
            (node, draft, page) => draft.Name = Scalars.Name(node, "name", page)),
    ];

    /// <summary>The keys of a step of an order.</summary>
    public static IReadOnlyList<Key<ExpectationDraft>> OfStep { get; } = [Calls with { Required = true }, When, Status];

    /// <summary>Which operations are meant. Conditions and statuses may have been read before.</summary>
    public static void ReadScope(Node node, string key, ExpectationDraft draft, Page page)
    {
        var patterns = (node as ListNode)?.Items ?? [node];
        var written = patterns.OfType<TextNode>().Select(pattern => pattern.Value).ToList();
        draft.Scope = draft.Scope with
        {
            Pattern = string.Join(", ", written),
            Operations = CallsKey.Operations(node, key, draft.Vocabulary, page),
            Strangers = written.Exists(pattern => pattern.AsSpan().Trim('*').IsEmpty),
        };
    }

    private static void ReadRules(Node node, ExpectationDraft draft, Page page)
    {
        if (node is not TextNode { Value: "all_used" })
        {
            var hint = node is TextNode word ? page.DidYouMean(word.Value, ["all_used"]) : "";
            page.Error(node, $"`rules` takes `all_used`, but this is {node.Kind}.{hint}");
        }
    }
}
