using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>stubs:</c> endpoints of other services that the application also calls.</summary>
internal static class StubsKey
{
    private const string Word = "stubs";

    public static Key<ScenarioDraft> Key { get; } = new(
        Word,
        "Endpoints of other services that the application also calls, with the same conditions, effects and deliveries as rules. Of several entries for one "
            + "endpoint the first that fires answers; when none does, 404.",
        "stubs: [{ calls: \"GET /v1/rates/{currency}\", answer: { status: 200, json: { rate: 1.1 } } }]",
        Form.List(Form.Map("stub", () => StubKeys.All), least: 1),
        Read);

    /// <summary>The endpoints that a scenario names, so that rules know them wherever they stand; what is wrong with them is told later.</summary>
    public static IReadOnlyList<CatalogueOperation> Endpoints(Node root) =>
    [
        .. (from pair in (root as MapNode)?.Entries ?? []
            where pair.Key.Value == Word
            from entry in ((pair.Value as ListNode)?.Items ?? []).OfType<MapNode>()
            from key in entry.Entries
            where key.Key.Value == "calls" && key.Value is TextNode
            select EndpointText.Read(((TextNode)key.Value).Value, out _)).OfType<CatalogueOperation>().DistinctBy(endpoint => endpoint.Name),
    ];

    private static void Read(Node node, ScenarioDraft draft, Page page)
    {
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            page.Error(node, node is ListNode or TextNode { IsNull: true }
                ? "There is no stub here. Write one, or leave `stubs` out."
                : $"`stubs` takes a list, each entry beginning with `- calls: …`, but this is {node.Kind}.");
            return;
        }

        var (shapes, closed) = (new Dictionary<string, TextNode>(StringComparer.Ordinal), new ShadowCheck(list.Items[0].Place.Origin));
        foreach (var item in list.Items)
        {
            closed = item.Place.Origin == closed.File ? closed : new ShadowCheck(item.Place.Origin);
            var own = new RuleDraft(draft.Vocabulary, draft.Places) { At = Stage.Accepted };
            draft.RuleDrafts.Add(own);
            if (One(item, own, draft, shapes, page) is { } stub)
            {
                closed.Check(stub, item, page);
                draft.Wants.Add((stub, Wants.Of((MapNode)item)));
            }
        }
    }

    private static Rule? One(Node node, RuleDraft draft, ScenarioDraft scenario, Dictionary<string, TextNode> shapes, Page page)
    {
        var errors = page.Errors;
        var seen = MapReader.Read(node, "a stub", StubKeys.All, draft, page);
        if (node is not MapNode map)
        {
            return null;
        }

        StubCheck.Check(draft, seen, node, page);
        if (draft.Calls is [var endpoint])
        {
            CheckSpelling(endpoint, (TextNode)map.Entries.First(entry => entry.Key.Value == "calls").Value, shapes, page);
            draft.Name ??= scenario.NameFor(endpoint.Name);
            scenario.Take(draft.Name, seen.Has("name") ? seen.At("name") : node, page);
        }

        return page.Errors == errors ? draft.Finish() : null;
    }

    // The name of a segment is no part of a path: two spellings would be two endpoints for the same calls.
    private static void CheckSpelling(CatalogueOperation endpoint, TextNode at, Dictionary<string, TextNode> shapes, Page page)
    {
        var shape = $"{endpoint.Method} {endpoint.Template.Shape}";
        if (!shapes.TryAdd(shape, at) && shapes[shape].Value != at.Value)
        {
            page.Error(at, $"This is the same endpoint as `{shapes[shape].Shown}` {page.Told(shapes[shape].Place)}. Write it in the same letters.");
        }
    }
}
