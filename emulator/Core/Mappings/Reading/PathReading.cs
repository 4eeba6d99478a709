using System.Text.Json;
using ChatEmulator.Mappings.JsonPaths;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads <c>matchesJsonPath</c>: a path; or an object with the path as <c>expression</c> and a matcher of what it leads to.</summary>
internal static class PathReading
{
    private const string Name = "matchesJsonPath";
    private const string Expression = "expression";

    /// <summary>The pattern; null when something is wrong.</summary>
    public static MatchesJsonPath? Read(Fields fields, ValueReader values, ICollection<Fault> faults) => fields.Take(Name)!.Value is { ValueKind: not JsonValueKind.String } value
        ? Inside(new Fields(value, fields.At(Name), faults), values)
        : Path(fields, Name) is { } path ? new MatchesJsonPath(path, null) : null;

    private static MatchesJsonPath? Inside(Fields fields, ValueReader values)
    {
        var path = Path(fields, Expression);
        if (path is null && fields.AreThere() && fields.Take(Expression) is null)
        {
            fields.Wrong<object>(Expression, "is missing: the path");
        }

        var pattern = values.Read(fields, Expression);
        fields.End();
        return path is not null && pattern is not null ? new MatchesJsonPath(path, pattern) : null;
    }

    private static JsonPath? Path(Fields fields, string name) =>
        fields.Letters(name) is { } text ? JsonPath.Read(text, out var problem) ?? fields.Wrong<JsonPath>(name, problem) : null;
}
