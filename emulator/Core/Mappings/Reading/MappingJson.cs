using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatEmulator.Mappings.Reading;

/// <summary>How JSON is written without reflection.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class MappingJson : JsonSerializerContext;
