using System.Text.Json;
using ChatEmulator.Mappings.JsonPaths;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// <c>matchesJsonPath</c>: a path leads to something, which is neither null nor empty; or what it leads to is as another pattern says: one element of a
/// list is enough.
/// </summary>
internal sealed class MatchesJsonPath(JsonPath path, ValuePattern? inner) : ValuePattern
{
    public override bool Matches(Piece piece) => inner is null ? Exists(Find(piece)) : Leads(piece).Any(inner.Matches);

    public override double Distance(Piece piece) => inner is null ? Matches(piece) ? 0 : 1 : Leads(piece).Select(inner.Distance).Append(1).Min();

    private static bool Exists(JsonElement? found) => found?.ValueKind switch
    {
        null or JsonValueKind.Null => false,
        JsonValueKind.Array or JsonValueKind.Object => EveryStep.Children(found.Value).Any(),
        _ => true,
    };

    private JsonElement? Find(Piece piece) => Document(piece) is { } root ? path.Find(root, piece.Patience) : null;

    // A body that is no JSON counts as one text, unless it begins like JSON or XML.
    private static JsonElement? Document(Piece piece) => piece.Json
        ?? (piece.Text is { } text && text.AsSpan().TrimStart() is [not ('{' or '[' or '<' or '"'), ..] ? MadeJson.Text(text.Trim()) : null);

    private IEnumerable<Piece> Leads(Piece piece)
    {
        var before = piece.Patience.Doubts;
        var found = Find(piece);
        if (piece.Patience.Doubts != before)
        {
            return [];
        }

        if (inner is Absent && !(Exists(found) || found is { ValueKind: JsonValueKind.Object }))
        {
            // Nothing, null or an empty list is absent. In a document that cannot be read there is nothing that could be absent.
            return piece.Text is null || Document(piece) is not null ? [piece.Of(null)] : [];
        }

        return found switch
        {
            null or { ValueKind: JsonValueKind.Null } => [],
            { ValueKind: JsonValueKind.Array or JsonValueKind.Object } container when inner is EqualToJson => [piece.Of(container.GetRawText())],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(element => piece.Of(JavaText.Inside(element))),
            { } one => [piece.Of(JavaText.Of(one))],
        };
    }
}
