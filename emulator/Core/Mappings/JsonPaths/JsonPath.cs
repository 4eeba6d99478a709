using System.Text.Json;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>
/// JSONPath in the reading of Jayway's library, which WireMock uses: names, places, slices, unions, wildcards, any depth, filters, and functions at the
/// end. A definite path leads to one value or to nothing; any other to a list, which may be empty.
/// </summary>
internal sealed class JsonPath
{
    private const int Longest = 4_000;

    private readonly Step? _first;
    private readonly FunctionStep? _overAll;

    /// <summary>A path by its steps.</summary>
    /// <param name="first">The first step; null for the document itself.</param>
    /// <param name="isDefinite">Whether all of them are definite.</param>
    /// <param name="overAll">A function of all that is found; null for none.</param>
    public JsonPath(Step? first, bool isDefinite, FunctionStep? overAll) => (_first, IsDefinite, _overAll) = (first, isDefinite || overAll is not null, overAll);

    /// <summary>Whether it leads to one value at most.</summary>
    public bool IsDefinite { get; }

    /// <summary>Reads a path; null, and what is wrong with it, when it is none.</summary>
    public static JsonPath? Read(string text, out string problem)
    {
        var cursor = new Cursor(text.Trim());
        var path = text.Length <= Longest ? new PathReader(cursor).Whole() : null;
        problem = text.Length > Longest ? $"is longer than {Longest:N0} characters" :
            cursor.Problem.Length == 0 ? "" : $"is no JSONPath: {cursor.Problem}";
        return problem.Length == 0 ? path : null;
    }

    /// <summary>What it leads to in a document; null for nothing.</summary>
    public JsonElement? Find(JsonElement root, Patience patience) => Find(root, root, patience);

    /// <summary>What it leads to from a value of a document; null for nothing. Of an indefinite path a list.</summary>
    public JsonElement? Find(JsonElement from, JsonElement root, Patience patience)
    {
        // What a filter gave up is perhaps missing, or too much: what was found is not what the path leads to.
        var before = patience.Doubts;
        var walk = Walked(from, root, patience);
        return patience.Doubts != before || patience.IsOver || walk.IsLost ? null
            : _overAll is not null ? _overAll.OfAll(walk.Found)
            : !IsDefinite ? MadeJson.List(walk.Found, patience)
            : walk.Found.Count > 0 ? walk.Found[0] : null;
    }

    /// <summary>Whether it leads somewhere; for a path that leads to a list, be it empty, it is enough that its beginning does.</summary>
    public bool Leads(JsonElement from, JsonElement root, Patience patience) =>
        Walked(from, root, patience) is { IsLost: false } walk && (!IsDefinite || (_overAll is null ? walk.Found.Count > 0 : _overAll.OfAll(walk.Found) is not null));

    private Walk Walked(JsonElement from, JsonElement root, Patience patience)
    {
        var walk = new Walk(root, patience);
        if (_first is null)
        {
            walk.Found.Add(from);
        }
        else
        {
            _first.From(from, walk);
        }

        return walk;
    }
}
