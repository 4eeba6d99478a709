using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>One pass of a contract over a body. Text is made only for what is broken.</summary>
internal struct Check()
{
    private List<Violation>? _violations;

    public readonly IReadOnlyList<Violation> Violations => _violations ?? (IReadOnlyList<Violation>)[];

    public void Fields(IReadOnlyList<Field> fields, JsonElement value, string path)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            switch (field.Name)
            {
                case "*":
                    Entries(field, value, path);
                    break;
                case "[]":
                    Elements(field, value, path);
                    break;
                default:
                    Value(field, Property(value, field.Name), field.Name, path);
                    break;
            }
        }
    }

    private static JsonElement Property(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) ? property : default;

    private void Entries(Field field, JsonElement value, string path)
    {
        foreach (var property in value.EnumerateObject())
        {
            foreach (var row in field.OfName)
            {
                if (!Holds(row, property))
                {
                    Add(new Constraint(new Rule.Required(), row.Code, row.Message, row.Basis, row.Source), path, property.Name, path);
                }
            }

            Value(field, property.Value, null, path, property);
        }
    }

    private void Elements(Field field, JsonElement value, string path)
    {
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            Value(field, element, null, path, index: index++);
        }
    }

    // The path is only put together where something is broken or lies deeper.
    private void Value(Field field, JsonElement value, string? name, string path, JsonProperty? entry = null, int index = -1)
    {
        var absent = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
        foreach (var row in field.Constraints)
        {
            if (absent && row.Rule is not Rule.Required && name is not null)
            {
                return;
            }

            if (row.Rule.Holds(value))
            {
                continue;
            }

            var own = name ?? entry?.Name ?? $"{index}";
            Add(row, Join(path, own), own, path);
            if (row.Rule.Ends)
            {
                return;
            }
        }

        if (field.Inside.Count > 0 && !absent)
        {
            Inside(field, value, name, path, entry, index);
        }
    }

    private void Inside(Field field, JsonElement value, string? name, string path, JsonProperty? entry, int index)
    {
        // Entries of a map and elements of a list name their place only when something in them is broken.
        if (name is not null)
        {
            Fields(field.Inside, value, Join(path, name));
            return;
        }

        var inner = new Check();
        inner.Fields(field.Inside, value, "");
        foreach (var violation in inner.Violations)
        {
            var own = Join(path, entry?.Name ?? $"{index}");
            (_violations ??= []).Add(violation with { Attribute = Join(own, violation.Attribute!) });
        }
    }

    private static bool Holds(NameConstraint row, JsonProperty property)
    {
        if (row.MaxLength is { } most)
        {
            return JsonText.NameLength(property) <= most;
        }

        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Contains((byte)'\\')
            ? !property.Name.StartsWith(row.NotPrefix!, StringComparison.Ordinal)
            : !StartsWith(raw, row.NotPrefix!);
    }

    private static bool StartsWith(ReadOnlySpan<byte> name, string prefix) =>
        name.Length >= prefix.Length && Ascii.Equals(name[..prefix.Length], prefix);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Add(Constraint row, string attribute, string name, string path) =>
        (_violations ??= []).Add(new Violation(row, attribute, row.Message
            .Replace("{name}", name, StringComparison.Ordinal)
            .Replace("{path}", path, StringComparison.Ordinal)));
}
