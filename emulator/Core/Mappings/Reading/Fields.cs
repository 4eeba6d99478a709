using System.Globalization;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Mappings.Reading;

/// <summary>The fields of one JSON object, taken one by one. What is there and was not taken is a fault, so that nothing that was written is ignored.</summary>
internal sealed class Fields
{
    private readonly JsonElement _element;
    private readonly ICollection<Fault> _faults;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);

    /// <summary>The fields of an object; of anything else there are none, and that is a fault.</summary>
    /// <param name="element">The object.</param>
    /// <param name="pointer">Where it stands, as a JSON pointer; empty for the whole.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public Fields(JsonElement element, string pointer, ICollection<Fault> faults)
    {
        (_element, Pointer, _faults) = (element, pointer, faults);
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new Fault(pointer, $"should be an object, and is {Kind(element)}"));
        }
    }

    /// <summary>Where the object stands.</summary>
    public string Pointer { get; }

    /// <summary>Where a field of it stands.</summary>
    public string At(string name) => Reading.Pointer.To(Pointer, name);

    /// <summary>A field; null when it is not there, or null.</summary>
    public JsonElement? Take(string name)
    {
        _known.Add(name);
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>A text; a number or a truth value is one as it is written. Null when there is none.</summary>
    public string? Text(string name) => Take(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText()
        : value.ValueKind == JsonValueKind.String ? Unicode(name, value)
        : Wrong<string>(name, $"should be a text, and is {Kind(value)}");

    /// <summary>A whole number, also where it is written as a text; null when there is none.</summary>
    public long? Whole(string name, long least = long.MinValue, long most = long.MaxValue) => Take(name) is not { } value ? null
        : !TryWhole(value, out var number) ? Wrong<long?>(name, $"should be a whole number, and is {Kind(value)}")
        : number < least || number > most ? Wrong<long?>(name, $"should be {(number < least ? $"at least {least}" : $"at most {most}")}, and is {number}")
        : number;

    /// <summary>A whole number that has to be there; null, and one fault, when there is none as it should be.</summary>
    public long? Needed(string name, long least = long.MinValue, long most = long.MaxValue) => Take(name) is null ? Wrong<long?>(name, "is missing") : Whole(name, least, most);

    /// <summary>A number; null when there is none.</summary>
    public double? Number(string name) => Take(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : Wrong<double?>(name, $"should be a number, and is {Kind(value)}");

    /// <summary>A truth value; null when there is none.</summary>
    public bool? Truth(string name) => Take(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : Wrong<bool?>(name, $"should be true or false, and is {Kind(value)}");

    /// <summary>What is not to be had here, by name, with the reason: a fault where it is set.</summary>
    public void Refuse(string name, string why) => _refused[name] = why;

    /// <summary>Tells a fault of a field. Of what is no object that alone is told.</summary>
    public T? Wrong<T>(string name, string message)
    {
        if (_element.ValueKind == JsonValueKind.Object)
        {
            _faults.Add(new Fault(At(name), message));
        }

        return default;
    }

    /// <summary>All fields were asked for: what else is there is a fault.</summary>
    public void End()
    {
        foreach (var field in Named())
        {
            if (_refused.TryGetValue(field.Name, out var why))
            {
                // An empty list of what cannot be had asks for nothing.
                if (field.Value.ValueKind != JsonValueKind.Null && !IsEmpty(field.Value))
                {
                    Wrong<object>(field.Name, $"is not to be had here: {why}");
                }
            }
            else if (!_known.Contains(field.Name))
            {
                Wrong<object>(field.Name, $"Unrecognized field \"{Brief.Of(field.Name, 60)}\"{(Nearest.Of(field.Name, _known) is { } near ? $", did you mean \"{near}\"?" : "")}");
            }
        }
    }

    /// <summary>What kind of value it is, in words.</summary>
    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {Brief.Of(element.GetRawText(), 40)}",
        JsonValueKind.Null => "null",
        JsonValueKind.Undefined => "nothing",
        _ => "a truth value",
    };

    /// <summary>All fields with their names, whatever was taken of them.</summary>
    public IEnumerable<JsonProperty> Named() => _element.ValueKind == JsonValueKind.Object ? _element.EnumerateObject() : [];

    private static bool TryWhole(JsonElement value, out long number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number ? value.TryGetInt64(out number)
            : value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;

    private string? Unicode(string name, JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return Wrong<string>(name, "is no Unicode");
        }
    }
}
