using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>The keys of a stub, in the order of the manual: those of a rule, but for what only a vendor can do or refuse.</summary>
internal static class StubKeys
{
    private static readonly string[] Vendors = ["name", "calls", "at", "mint", "fail_sending"];

    public static IReadOnlyList<Key<RuleDraft>> All { get; } =
    [
        new("calls", "The endpoint: a method, or `ANY`, and a path, in which `{name}` stands for one segment and `{name...}` or `*` at the end for the rest.",
            "calls: \"GET /v1/rates/{currency}\"", Form.Text, ReadCalls, Required: true),
        new("name", "The name by which the journal tells that it answered. Absent: what stands under `calls`, with a number from the second on.",
            "name: rates", Form.Name, (node, draft, page) => draft.Name = Scalars.Name(node, "name", page)),
        .. RuleKeys.All.Where(key => !Vendors.Contains(key.Name, StringComparer.Ordinal))
            .Select(key => key.Name == "then" ? key with { Example = "then: [{ advance: 1h }]" } : key),
    ];

    private static void ReadCalls(Node node, RuleDraft draft, Page page)
    {
        if (node is not TextNode { IsNull: false } text)
        {
            page.Error(node, $"`calls` of a stub takes one endpoint, such as `\"GET /v1/rates/{{currency}}\"`, but this is {node.Kind}.");
            return;
        }

        if (EndpointText.Read(text.Value, out var wrong) is not { } endpoint)
        {
            page.Error(node, wrong!);
        }
        else if (draft.Vocabulary.Operations.FirstOrDefault(other => !other.IsStub && other.Query is null && other.Template.Covers(endpoint.Template)) is { } taken)
        {
            page.Error(node, $"`{endpoint.Path}` is the path of `{taken.Name}`. What becomes of its calls is said by a rule under `rules`.");
        }
        else
        {
            draft.Calls = [.. draft.Vocabulary.Operations.Where(operation => operation.Name == endpoint.Name)];
        }
    }
}
