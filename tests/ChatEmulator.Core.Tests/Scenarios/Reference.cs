using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>A matcher as a plain value: how it is written, and what it means, spelt out over a tree without a thought of cost.</summary>
internal abstract record Reference
{
    /// <summary>As YAML after a colon.</summary>
    public abstract string Yaml { get; }

    /// <summary>Whether it holds of a value that is there; a JSON null is <c>null</c>.</summary>
    public abstract bool Holds(JsonNode? value);

    private static bool Same(JsonNode? a, JsonNode? b) =>
        a is null || b is null ? a is null && b is null
        : Number(a) is { } number ? number == Number(b)
        : a.GetValueKind() == b.GetValueKind() && a.ToJsonString() == b.ToJsonString();

    private static decimal? Number(JsonNode? node) =>
        node?.GetValueKind() == System.Text.Json.JsonValueKind.Number ? decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonNode? node) => node?.GetValueKind() == System.Text.Json.JsonValueKind.String ? node.GetValue<string>() : null;

    private static IEnumerable<JsonNode?>? Elements(JsonNode? node) => node switch
    {
        JsonArray list => list,
        JsonObject map => map.Select(entry => entry.Value),
        _ => null,
    };

    private static string Written(JsonNode? value) => value is null ? "~" : value.ToJsonString();

    internal sealed record Equal(JsonNode? To) : Reference
    {
        public override string Yaml => Written(To);

        public override bool Holds(JsonNode? value) => Same(value, To);
    }

    internal sealed record Not(Reference Inner) : Reference
    {
        public override string Yaml => $"{{ not: {Inner.Yaml} }}";

        public override bool Holds(JsonNode? value) => !Inner.Holds(value);
    }

    internal sealed record OneOf(JsonNode?[] Values) : Reference
    {
        public override string Yaml => $"{{ one_of: [{string.Join(", ", Values.Select(Written))}] }}";

        public override bool Holds(JsonNode? value) => Values.Any(each => Same(value, each));
    }

    internal sealed record Contains(JsonNode? Part) : Reference
    {
        public override string Yaml => $"{{ contains: {Written(Part)} }}";

        public override bool Holds(JsonNode? value) => value is JsonArray list
            ? list.Any(each => Same(each, Part))
            : Part is not null && Text(value) is { } text && text.Contains(Text(Part) ?? Part.ToJsonString(), StringComparison.Ordinal);
    }

    internal sealed record StartsWith(string Beginning) : Reference
    {
        public override string Yaml => $"{{ starts_with: {Written(Beginning)} }}";

        public override bool Holds(JsonNode? value) => Text(value)?.StartsWith(Beginning, StringComparison.Ordinal) == true;
    }

    internal sealed record Between(int Least, int Most) : Reference
    {
        public override string Yaml => $"{{ at_least: {Least}, at_most: {Most} }}";

        public override bool Holds(JsonNode? value) => Number(value) >= Least && Number(value) <= Most;
    }

    internal sealed record Length(int Least, int Most) : Reference
    {
        public override string Yaml => $"{{ length: {{ at_least: {Least}, at_most: {Most} }} }}";

        public override bool Holds(JsonNode? value) =>
            (Text(value)?.EnumerateRunes().Count() ?? Elements(value)?.Count()) is { } length && length >= Least && length <= Most;
    }

    internal sealed record Each(Reference Inner, bool Throughout) : Reference
    {
        public override string Yaml => $"{{ {(Throughout ? "all" : "any")}: {Inner.Yaml} }}";

        public override bool Holds(JsonNode? value) =>
            Elements(value) is { } elements && (Throughout ? elements.All(Inner.Holds) : elements.Any(Inner.Holds));
    }
}
