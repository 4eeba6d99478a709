using System.Text.Json;
using ChatEmulator.Judging;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>The fields in which a call differs from what was asked for, as <c>differs</c>.</summary>
internal static class Differing
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Difference> differences)
    {
        json.WriteStartArray("differs");
        foreach (var difference in differences)
        {
            json.WriteStartObject();
            json.WriteString("path", difference.Path);
            json.WriteString("wanted", difference.Wanted);
            json.WriteString("seen", difference.Seen);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
