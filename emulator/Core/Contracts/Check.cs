using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>One pass of a contract over a body. Where it stands is kept as a trail, so that text is made only for what is broken.</summary>
internal ref struct Check()
{
    private const int LongestName = 300;

    private Trail _trail;
    private List<Violation>? _violations;

    public readonly IReadOnlyList<Violation> Violations => _violations ?? (IReadOnlyList<Violation>)[];

    public void Fields(Field[] fields, JsonElement value)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            if (field.IsEntry)
            {
                Entries(field, value);
            }
            else if (field.IsElement)
            {
                Elements(field, value);
            }
            else
            {
                Property(field, value);
            }
        }
    }

    private void Property(Field field, JsonElement value)
    {
        var property = default(JsonElement);
        if (value.ValueKind == JsonValueKind.Object)
        {
            value.TryGetProperty(field.Utf8, out property);
        }

        _trail.Push(new Step(field.Name));
        Value(field, property, optional: true);
        _trail.Pop();
    }

    private void Entries(Field field, JsonElement value)
    {
        foreach (var entry in value.EnumerateObject())
        {
            if (_violations?.Count == Contract.MostViolations)
            {
                return;
            }

            _trail.Push(new Step(null, entry));
            for (var i = 0; i < field.OfName.Length; i++)
            {
                if (!field.OfName[i].Rule.HoldsName(entry))
                {
                    Add(field.OfName[i]);
                }
            }

            Value(field, entry.Value, optional: false);
            _trail.Pop();
        }
    }

    private void Elements(Field field, JsonElement value)
    {
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (_violations?.Count == Contract.MostViolations)
            {
                return;
            }

            _trail.Push(new Step(null, default, index++));
            Value(field, element, optional: false);
            _trail.Pop();
        }
    }

    private void Value(Field field, JsonElement value, bool optional)
    {
        var absent = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
        for (var i = 0; i < field.Rows.Length; i++)
        {
            var row = field.Rows[i];
            if (absent && optional && row.Rule is not Rule.Required)
            {
                return;
            }

            if (row.Rule.Holds(value))
            {
                continue;
            }

            Add(row);
            if (row.Rule.Ends)
            {
                return;
            }
        }

        if (!absent)
        {
            Fields(field.Inside, value);
        }
    }

    // A name may be as long as the body that carries it.
    private static string Short(string name) => name.Length <= LongestName ? name : $"{name[..LongestName]}…";

    private void Add(Constraint row)
    {
        if (_violations?.Count == Contract.MostViolations)
        {
            return;
        }

        var path = _trail.Text();
        (_violations ??= []).Add(new Violation(row, path, row.Message
            .Replace("{name}", Short(_trail.Last()), StringComparison.Ordinal)
            .Replace("{path}", Short(path), StringComparison.Ordinal)));
    }
}
