using System.Text.Json;
using ChatEmulator.Mappings.Net;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings.Files;

/// <summary>A mapping in a file.</summary>
/// <param name="Json">What was written.</param>
/// <param name="Pointer">Where it stands.</param>
internal sealed record MappingEntry(JsonElement Json, string Pointer)
{
    private static readonly string[] Java = ["request", "response", "id", "uuid"];

    /// <summary>Whether it is in WireMock.Net's dialect: its names begin with capitals.</summary>
    public bool IsNet => Json.ValueKind == JsonValueKind.Object && NetMapping.Looks(Json);

    /// <summary>The mappings of a file: it is one, or <c>{"mappings": […]}</c> of WireMock's, or a list of WireMock.Net's.</summary>
    public static IReadOnlyList<MappingEntry> Of(JsonElement root, ICollection<Fault> faults)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return Each(root, "", faults);
        }

        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("mappings", out _))
        {
            return [new MappingEntry(root, "")];
        }

        var fields = new Fields(root, "", faults);
        var list = fields.Take("mappings");
        if (fields.Take("meta") is not null)
        {
            // What a list of WireMock's admin API ends with: it was saved as it came.
        }

        fields.End();
        return list is { ValueKind: JsonValueKind.Array } mappings ? Each(mappings, "/mappings", faults) : fields.Wrong<MappingEntry[]>("mappings", "should be a list of mappings") ?? [];
    }

    /// <summary>Whether it mixes two dialects, which is a fault.</summary>
    public bool IsMixed(ICollection<Fault> faults)
    {
        if (!IsNet || Java.FirstOrDefault(name => Json.TryGetProperty(name, out _)) is not { } other)
        {
            return false;
        }

        faults.Add(new Fault($"{Pointer}/{other}", $"This mapping is in two dialects: \"{other}\" is WireMock's, and Guid, Request and Response are WireMock.Net's. Write it in one of them."));
        return true;
    }

    private static IReadOnlyList<MappingEntry> Each(JsonElement list, string pointer, ICollection<Fault> faults)
    {
        if (list.GetArrayLength() == 0)
        {
            faults.Add(new Fault(pointer, "This list has no mapping in it."));
        }

        return [.. list.EnumerateArray().Select((json, i) => new MappingEntry(json, $"{pointer}/{i}"))];
    }
}
