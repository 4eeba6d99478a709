using System.Text.Json;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings.Net;

/// <summary>How WireMock.Net joins what stands in a list.</summary>
internal static class Lists
{
    /// <summary>Whether all have to hold, and not only one. An average is perfect when all are.</summary>
    /// <param name="fields">Where <c>MatchOperator</c> or its like stands.</param>
    /// <param name="name">Its name.</param>
    public static bool AreAll(Fields fields, string name = "MatchOperator") => fields.Text(name)?.ToUpperInvariant() switch
    {
        null or "" or "OR" => false,
        "AND" or "AVERAGE" => true,
        _ => fields.Wrong<bool>(name, "should be Or, And or Average"),
    };

    /// <summary>Whether a field is a list, be it empty.</summary>
    public static bool IsList(Fields fields, string name) => fields.Take(name) is { ValueKind: JsonValueKind.Array };
}
