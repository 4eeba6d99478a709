using System.Globalization;
using System.Text.Json;
using ChatEmulator.Mappings.JsonPaths;

namespace ChatEmulator.Host.Templating.Values;

/// <summary>A value that is more than it tells.</summary>
internal abstract class Thing
{
    /// <summary>What is told of it.</summary>
    public abstract string Text { get; }

    /// <summary>What lies within it by that name; null for nothing.</summary>
    public virtual object? Member(string name) => null;
}

/// <summary>A word that is no text to WireMock: compared with one, it is never equal.</summary>
internal sealed class Named(string text) : Thing
{
    /// <inheritdoc/>
    public override string Text => text;

    /// <inheritdoc/>
    public override object? Member(string name) => name is "name" or "value" ? text : null;
}

/// <summary>One or several values of the same name: a header's, a field's. It tells the first.</summary>
internal sealed class Several(IReadOnlyList<object?> all) : Thing
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<object?> All => all;

    /// <inheritdoc/>
    public override string Text => all.Count > 0 ? all[0] as string ?? "" : "";

    /// <inheritdoc/>
    public override object? Member(string name) => name switch
    {
        "first" => all.Count > 0 ? all[0] : null,
        "last" => all.Count > 0 ? all[^1] : null,
        ['-', .. var place] when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var back) => back < all.Count ? all[all.Count - 1 - back] : null,
        _ => Members.At(all, name),
    };
}

/// <summary>A path: it tells itself, and holds its segments by place, and by the names that the mapping gives them.</summary>
internal sealed class UrlPath(string path, IReadOnlyDictionary<string, string>? named) : Thing
{
    /// <summary>Its segments.</summary>
    public IReadOnlyList<object?> Segments { get; } = [.. path.Split('/').Skip(1)];

    /// <inheritdoc/>
    public override string Text => path;

    /// <inheritdoc/>
    public override object? Member(string name) => named?.GetValueOrDefault(name) ?? Members.At(Segments, name);
}

/// <summary>An object that a JSONPath led to: told as JSON for people, its members as they are.</summary>
internal sealed class FoundObject(Map map, JsonElement json) : Thing
{
    /// <summary>The members.</summary>
    public Map Map => map;

    /// <inheritdoc/>
    public override string Text => JavaText.Of(json);

    /// <inheritdoc/>
    public override object? Member(string name) => Members.Of(map, name);
}

/// <summary>A list that came out of a JSONPath: told as JSON.</summary>
internal sealed class FoundList(IEnumerable<object?> elements) : List<object?>(elements);
