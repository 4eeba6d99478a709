using ChatEmulator.Contracts;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Judging.Unmatched;

/// <summary>Calls to nobody's path, and the operation that was perhaps meant.</summary>
/// <param name="operations">The operations.</param>
internal sealed class Strangers(OperationNames operations)
{
    private readonly List<CatalogueOperation> _operations = [.. operations.All.Select(name => operations.Find(name)!)];

    public UnmatchedCall Of(Call call) => Nearest(call) is { } near
        ? new UnmatchedCall(call, near.Name, [.. Differences(call, near)])
        : new UnmatchedCall(call, null, []);

    // One whose path it is, else one with the fewest slips of the pen between; of several, one of the method.
    private CatalogueOperation? Nearest(Call call)
    {
        var ofMethod = _operations.OrderByDescending(operation => operation.Method == call.Method).ToList();
        return ofMethod.Find(operation => operation.Template.Matches(call.Path))
            ?? (Scenarios.Sources.Nearest.Of(call.Path, ofMethod.Select(operation => operation.Path)) is { } path ? ofMethod.Find(operation => operation.Path == path) : null);
    }

    private static IEnumerable<Difference> Differences(Call call, CatalogueOperation near)
    {
        if (near.Method != call.Method)
        {
            yield return new Difference("method", near.Method, Shown.Line(call.Method));
        }

        if (!near.Template.Matches(call.Path))
        {
            yield return new Difference("path", near.Path, Shown.Line(call.Path));
        }

        if (near.Query is { } query && !call.Query.Contains(query, StringComparison.Ordinal))
        {
            yield return new Difference($"query.{query}", "anything", "absent");
        }
    }
}
