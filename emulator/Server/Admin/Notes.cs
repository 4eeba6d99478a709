using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Server.Admin;

/// <summary>What authors attached to their mappings, by which they find them again.</summary>
internal static class Notes
{
    /// <summary>The pattern that was sent.</summary>
    public static Task<ValuePattern> Pattern(AdminCall call) => call.Read((json, faults) => new ValueReader(faults).Read(json, "")!);

    /// <summary>Whether the notes are as a pattern wants them.</summary>
    public static bool Fit(JsonElement notes, ValuePattern pattern) =>
        pattern.Matches(new Asked(new Exchange("POST", "/", "", [], Encoding.UTF8.GetBytes(notes.GetRawText()))).Body);
}
