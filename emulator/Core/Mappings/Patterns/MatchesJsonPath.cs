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
        var found = Find(piece);
        var isNothing = found is null or { ValueKind: JsonValueKind.Null } or { ValueKind: JsonValueKind.Array } && !Exists(found);
        if (isNothing)
        {
            // Nothing can only be absent; an empty list is JSON too. A document that cannot be read has nothing that could be absent.
            return inner is Absent ? (piece.Text is null || Document(piece) is not null ? [piece.Of(null)] : [])
                : inner is EqualToJson && found is not null ? [piece.Of(found.Value.GetRawText())]
                : [];
        }

        return inner is EqualToJson ? [piece.Of(found!.Value.GetRawText())]
            : found!.Value.ValueKind == JsonValueKind.Array ? found.Value.EnumerateArray().Select(element => piece.Of(JavaText.Inside(element)))
            : [piece.Of(JavaText.Of(found.Value))];
    }
}
