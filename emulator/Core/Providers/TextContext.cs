using System.Text.Json.Serialization;

namespace ChatEmulator.Providers;

/// <summary>Serialisation of plain texts without reflection.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class TextContext : JsonSerializerContext;
