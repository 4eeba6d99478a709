using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>
/// A value of a document as the text that the real server compares: what Java writes for it. An object that a path leads to is written as Jackson
/// writes JSON for people, without what is null; elements of a list as Java writes maps.
/// </summary>
internal static class JavaText
{
    /// <summary>What a path leads to, as a text.</summary>
    public static string Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Inside(value);
        }

        var text = new StringBuilder();
        Pretty(value, text, 1);
        return text.ToString();
    }

    /// <summary>An element of a list that a path leads to, as a text.</summary>
    public static string Inside(JsonElement value)
    {
        var text = new StringBuilder();
        Plain(value, text);
        return text.ToString();
    }

    /// <summary>A number as Java writes it: 1.0, 1.5, 1.0E10.</summary>
    public static string Of(double number)
    {
        if (number == 0 || !double.IsFinite(number))
        {
            return number == 0 ? double.IsNegative(number) ? "-0.0" : "0.0" : double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        // The shortest digits that read back as the same number, and the power of ten of the first of them.
        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var whole = parts[0].Split('.')[0];
        var letters = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = letters.TrimStart('0');
        var power = whole.Length - 1 - (letters.Length - digits.Length) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return (number < 0 ? "-" : "") + Written(digits.TrimEnd('0'), power);
    }

    private static string Written(string digits, int power) => power switch
    {
        < -3 or >= 7 => $"{digits[0]}.{Rest(digits, 1)}E{power}",
        < 0 => $"0.{new string('0', -power - 1)}{digits}",
        _ => $"{digits.PadRight(power + 1, '0')[..(power + 1)]}.{Rest(digits, power + 1)}",
    };

    private static string Rest(string digits, int from) => digits.Length > from ? digits[from..] : "0";

    // A map as Java writes it, {name=value}; a list in it as JSON on one line, with slashes escaped.
    private static void Plain(JsonElement value, StringBuilder text)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            Among(text, '{', ", ", '}', value.EnumerateObject(), property =>
            {
                text.Append(property.Name).Append('=');
                Plain(property.Value, text);
            });
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Line(value, text);
        }
        else
        {
            text.Append(Scalar(value));
        }
    }

    private static void Line(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Among(text, '{', ",", '}', value.EnumerateObject(), property =>
                {
                    text.Append(Quoted(property.Name)).Append(':');
                    Line(property.Value, text);
                });
                break;
            case JsonValueKind.Array:
                Among(text, '[', ",", ']', value.EnumerateArray(), element => Line(element, text));
                break;
            default:
                text.Append(value.ValueKind == JsonValueKind.String ? Quoted(value.GetString()!) : Scalar(value));
                break;
        }
    }

    private static void Among<T>(StringBuilder text, char open, string between, char close, IEnumerable<T> things, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var thing in things)
        {
            text.Append(first ? "" : between);
            first = false;
            write(thing);
        }

        text.Append(close);
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.GetRawText() is var raw && raw.AsSpan().IndexOfAny(".eE") >= 0 => Of(value.GetDouble()),
        _ => value.GetRawText(),
    };

    private static void Pretty(JsonElement value, StringBuilder text, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var names = 0;
                text.Append('{');
                foreach (var property in value.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
                {
                    text.Append(names++ == 0 ? "\n" : ",\n").Append(' ', 2 * depth).Append(JsonText(property.Name)).Append(" : ");
                    Pretty(property.Value, text, depth + 1);
                }

                text.Append(names == 0 ? " }" : $"\n{new string(' ', 2 * (depth - 1))}}}");
                break;
            case JsonValueKind.Array:
                var elements = 0;
                text.Append('[');
                foreach (var element in value.EnumerateArray())
                {
                    text.Append(elements++ == 0 ? " " : ", ");
                    Pretty(element, text, depth);
                }

                text.Append(" ]");
                break;
            default:
                text.Append(value.ValueKind == JsonValueKind.String ? JsonText(value.GetString()!) : Scalar(value));
                break;
        }
    }

    private static string JsonText(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Quoted(string text) => JsonText(text).Replace("/", "\\/", StringComparison.Ordinal);
}
