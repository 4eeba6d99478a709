using System.Text.Json;
using ChatEmulator.Mappings.Patterns;
namespace ChatEmulator.Mappings.Reading;
internal static class RequestReader { public static RequestPattern Read(JsonElement json, string pointer, ICollection<Fault> faults) => RequestPattern.Any; }
internal static class ValueReader { public static ValuePattern Read(JsonElement json, string pointer, ICollection<Fault> faults) => throw new NotImplementedException(); }
