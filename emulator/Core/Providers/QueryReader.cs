using System.Buffers;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers;

/// <summary>
/// Makes a JSON object of a query, so that the table of a contract holds for it as for a body: what the contract has as a number and
/// is written in digits becomes one, everything else is text. A field that comes twice is read as the profile reads a name that an
/// object has twice. Pure and done before any lock.
/// </summary>
internal static class QueryReader
{
    public static Reading Read(Exchange exchange, Contract contract, BodyProfile profile)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new QueryFields(exchange.Query);
        while (fields.Next())
        {
            var name = fields.Name.ToString();
            if (!profile.LastKeyWins && values.ContainsKey(name))
            {
                return Reading.Not($"The query has the field '{name}' twice.");
            }

            values[name] = fields.Value.ToString();
        }

        return values.Count == 0 ? Reading.Of(null, contract) : Reading.OfQuery(Document(values, contract), contract);
    }

    private static JsonDocument Document(Dictionary<string, string> values, Contract contract)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in values)
            {
                json.WritePropertyName(name);
                if (IsNumber(name, contract) && Digits(value) is { } digits)
                {
                    json.WriteRawValue(digits);
                }
                else
                {
                    json.WriteStringValue(value);
                }
            }

            json.WriteEndObject();
        }

        return JsonDocument.Parse(bytes.WrittenMemory);
    }

    private static bool IsNumber(string name, Contract contract) =>
        contract.Fields.Any(field => field.Name == name && field.Constraints.Any(row => row.Rule is Rule.WholeNumber));

    // JSON has no leading zeros; a query may have them.
    private static string? Digits(string value)
    {
        var sign = value.StartsWith('-') ? "-" : "";
        var digits = value[sign.Length..];
        return digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9') ? null
            : sign + (digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0");
    }
}
