using System.Text.Json;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Fields that hold more than one thing: an object by its names, a list by its places, each with where it stands.</summary>
internal static class FieldLists
{
    /// <summary>Whether they are those of an object.</summary>
    public static bool AreThere(this Fields fields) => fields.Named().Any();

    /// <summary>The names of an object in a field, with their values; none, and a fault, when it is something else. A null says nothing.</summary>
    public static IEnumerable<(string Name, JsonElement Value, string At)> Each(this Fields fields, string name)
    {
        if (fields.Take(name) is not { } value)
        {
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            fields.Wrong<object>(name, $"should be an object, and is {Fields.Kind(value)}");
            yield break;
        }

        foreach (var property in value.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            yield return (property.Name, property.Value, Pointer.To(fields.At(name), property.Name));
        }
    }

    /// <summary>The elements of a list in a field; none, and a fault, when it is something else.</summary>
    public static IReadOnlyList<(JsonElement Value, string At)> Elements(this Fields fields, string name) => fields.Take(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select((element, i) => (element, $"{fields.At(name)}/{i}"))]
        : fields.Wrong<(JsonElement, string)[]>(name, $"should be a list, and is {Fields.Kind(value)}") ?? [];

    /// <summary>A text, and nothing that could be read as one: what is compared letter by letter has to be written as it is meant.</summary>
    public static string? Letters(this Fields fields, string name) =>
        fields.Take(name) is { ValueKind: not JsonValueKind.String } other ? fields.Wrong<string>(name, $"should be a text, and is {Fields.Kind(other)}") : fields.Text(name);
}
