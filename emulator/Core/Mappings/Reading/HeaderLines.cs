using System.Globalization;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Language;

namespace ChatEmulator.Mappings.Reading;

/// <summary>The headers of an answer, each with one value or a list of them.</summary>
/// <param name="ContentType">Its Content-Type; null for none.</param>
/// <param name="Others">The others, in order.</param>
/// <param name="Closes">Whether the connection ends with the answer.</param>
internal sealed record HeaderLines(string? ContentType, IReadOnlyList<Header> Others, bool Closes)
{
    // How long a body is and in which pieces it comes the connection says by itself; mappings that were recorded have both.
    private static readonly string[] Framing = ["Content-Length", "Transfer-Encoding"];

    public static HeaderLines Read(Fields fields, ICollection<Fault> faults)
    {
        if (fields.Take("headers") is not { } json)
        {
            return new HeaderLines(null, [], Closes: false);
        }

        var parts = new Fields(json, fields.At("headers"), faults);
        string? type = null;
        var (others, closes) = (new List<Header>(), false);
        foreach (var (name, value) in parts.Named().SelectMany(field => Values(field, parts).Select(value => (field.Name, value))))
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                type = value;
            }
            else if (name.Equals("Connection", StringComparison.OrdinalIgnoreCase))
            {
                closes |= value.Equals("close", StringComparison.OrdinalIgnoreCase);
            }
            else if (!Framing.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                others.Add(new Header(name, value));
            }
        }

        return new HeaderLines(type, others, closes);
    }

    private static IEnumerable<string> Values(JsonProperty field, Fields parts)
    {
        if (!HeadersReader.IsName(field.Name))
        {
            parts.Wrong<string>(field.Name, "is no name of a header");
            return [];
        }

        var all = field.Value.ValueKind == JsonValueKind.Array ? field.Value.EnumerateArray() : Enumerable.Repeat(field.Value, 1);
        return all.Select(value => Value(value, field.Name, parts)).OfType<string>();
    }

    private static string? Value(JsonElement value, string name, Fields parts)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True or JsonValueKind.False => value.GetBoolean().ToString(CultureInfo.InvariantCulture).ToLowerInvariant(),
            _ => null,
        };
        return text is null ? parts.Wrong<string>(name, $"should be a text, and is {Fields.Kind(value)}")
            : text.All(c => c is (>= ' ' and <= '~') or '\t') ? text
            : parts.Wrong<string>(name, "holds a character that cannot travel in a header");
    }
}
