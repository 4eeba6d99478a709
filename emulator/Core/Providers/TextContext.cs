using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatEmulator.Providers;

/// <summary>Serialisation of plain texts without reflection.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class TextContext : JsonSerializerContext
{
    /// <summary>A text as JSON, quotes included.</summary>
    public static string Quoted(string? text) => JsonSerializer.Serialize(text, Default.String!);
}
