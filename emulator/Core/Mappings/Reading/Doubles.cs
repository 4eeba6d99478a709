using System.Text.Json;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Fields that stand twice in one object: what is there twice is taken once, and nobody sees which.</summary>
internal static class Doubles
{
    /// <summary>Tells each of them, at any depth.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="but">A field that somebody else looks into; null for none.</param>
    public static void Tell(JsonElement json, string pointer, ICollection<Fault> faults, string? but = null)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in json.EnumerateObject())
            {
                var at = Pointer.To(pointer, field.Name);
                if (field.Name != but)
                {
                    Tell(field.Value, at, faults);
                }

                if (!seen.Add(field.Name))
                {
                    faults.Add(new Fault(at, "stands here twice; only one of them would be taken"));
                }
            }
        }
        else if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var (nth, item) in json.EnumerateArray().Index())
            {
                Tell(item, $"{pointer}/{nth}", faults);
            }
        }
    }
}
