using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Contracts;

/// <summary>
/// One pass of a contract over a body: a quick one that only finds out whether anything is broken, or one that tells what. Where the
/// telling one stands is kept as a trail, so that text is made only for what is broken.
/// </summary>
internal ref struct Check(Contract contract, bool tells)
{
    // Clients read it back as a path; only what is longer than any name that a person would choose is cut.
    private const int LongestAttribute = 4_000;

    private Trail _trail;
    private bool _broken;
    private List<Violation>? _violations;

    public readonly IReadOnlyList<Violation> Violations => _violations ?? (IReadOnlyList<Violation>)[];

    /// <summary>Whether any row was broken.</summary>
    public readonly bool IsBroken => _broken;

    private readonly bool IsFull => tells ? _violations?.Count == Contract.MostViolations : _broken;

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

        if (tells)
        {
            _trail.Push(new Step(field.Name));
        }

        Value(field, property, optional: true);
        Leave();
    }

    private void Entries(Field field, JsonElement value)
    {
        foreach (var entry in value.EnumerateObject())
        {
            if (IsFull)
            {
                return;
            }

            if (tells)
            {
                _trail.Push(new Step(null, entry));
            }

            for (var i = 0; i < field.OfName.Length; i++)
            {
                if (!field.OfName[i].Rule.HoldsName(entry))
                {
                    Add(field.OfName[i], default);
                }
            }

            Value(field, entry.Value, optional: false);
            Leave();
        }
    }

    private void Elements(Field field, JsonElement value)
    {
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (IsFull)
            {
                return;
            }

            if (tells)
            {
                _trail.Push(new Step(null, default, index++));
            }

            Value(field, element, optional: false);
            Leave();
        }
    }

    private void Value(Field field, JsonElement value, bool optional)
    {
        var absent = value.ValueKind == JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.Null && (contract.NullIsAbsent || !optional));
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

            Add(row, value);
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

    public void Unknown(Constraint row, Field[] fields, JsonElement body)
    {
        foreach (var property in body.EnumerateObject())
        {
            if (!IsKnown(fields, property))
            {
                if (tells)
                {
                    _trail.Push(new Step(null, property));
                }

                Add(row, property.Value);
                Leave();
            }
        }
    }

    private void Leave()
    {
        if (tells)
        {
            _trail.Pop();
        }
    }

    private static bool IsKnown(Field[] fields, JsonProperty property)
    {
        foreach (var field in fields)
        {
            if (property.NameEquals(field.Utf8))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Constraint row, JsonElement found)
    {
        var full = IsFull;
        _broken = true;
        if (full || !tells)
        {
            return;
        }

        var attribute = contract.Attributes == AttributeForm.Path ? _trail.Text() : _trail.First();
        if (contract.Attributes == AttributeForm.Field && IsTold(row.Code, attribute))
        {
            return;
        }

        (_violations ??= []).Add(new Violation(row, Brief.Of(attribute, LongestAttribute), Message.Of(row, _trail, found)));
    }

    // One entry for a code and a field, as the vendor would list them.
    private readonly bool IsTold(string code, string attribute) =>
        _violations?.Exists(each => each.Constraint.Code == code && each.Attribute == attribute) == true;
}
