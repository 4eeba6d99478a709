using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>
/// The one place that says each kind of rule in JSON Schema 2020-12. Keywords never say more than the rule, nor, but for what
/// <see cref="Phrase.Unsaid"/> tells, less: a property over generated bodies holds the two together.
/// </summary>
internal static class SchemaWords
{
    // What .NET calls white space, letter by letter: the \s of ECMAScript has U+FEFF besides and lacks U+0085.
    private const string Blank = @"^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$";
    private const string Digits = "^-?(0|[1-9][0-9]*)$";
    private const string AnyNumber = @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$";

    /// <summary>A rule in the words of JSON Schema.</summary>
    /// <exception cref="NotSupportedException">A kind of rule that nobody has put into words yet.</exception>
    public static Phrase Of(Rule rule, Place place) => rule switch
    {
        Rule.Required => Says(new Keyword("not", NullOrBlank)),
        Rule.Unknown => Says(new Keyword("additionalProperties", json => json.WriteBooleanValue(false))),
        Rule.Is { Type: var type } => new([Word(type)], []),
        Rule.WholeNumber number => Whole(number, place),
        Rule.OneOf { Texts: var texts } => Says(new Keyword("enum", json => Enum(json, texts, place.Nullable))),
        Rule.AtLeast { Least: var least } => Bound(Number("minimum", least), place, new("at_least", $"A number that is sent as a text must be at least {least}.")),
        Rule.AtMost { Most: var most } => Bound(Number("maximum", most), place, new("at_most", $"A number that is sent as a text must be at most {most}.")),
        Rule.MaxLength { Unit: LengthUnit.CodePoints, Most: var most } => Says(Number("maxLength", most)),
        Rule.MaxLength { Most: var most, Unit: var unit } => Leaves("max_length", $"At most {most} {Words(unit)}; maxLength counts code points."),
        Rule.NotEmpty => Says(Number("minLength", 1)),
        Rule.NotPrefix prefix => Says(new Keyword("not", json => Beginning(json, prefix))),
        Rule.MaxSerialised size => Leaves("max_serialised", $"At most {size.Most} {Words(size.Unit)} as JSON, {(size.AsSent ? "as it was sent" : "in its compact form with escapes decoded")}."),
        Rule.Base64 { Lenient: true } => Leaves("base64", "Base64; the URL alphabet, missing padding and white space will do."),
        Rule.Base64 => new([], [new Keyword("contentEncoding", json => json.WriteStringValue("base64"))], new("base64", "Base64 of the usual alphabet with padding and without white space (RFC 4648); contentEncoding is only a note.")),
        Rule.MaxDecoded { Most: var most } => Leaves("max_decoded", $"At most {most} bytes when decoded."),
        Rule.MinEntries { Least: var least } => Says(Number("minProperties", least)),
        Rule.MaxEntries { Most: var most } => Says(Number("maxProperties", most)),
        Rule.EitherOf either => new(["object"], [new Keyword("anyOf", json => Either(json, either))]),
        _ => throw new NotSupportedException($"Nobody has put the rule {rule.GetType().Name} into the words of JSON Schema."),
    };

    private static Phrase Says(params Keyword[] keywords) => new([], keywords);

    private static Phrase Leaves(string rule, string sentence) => new([], [], new Rest(rule, sentence));

    private static Phrase Bound(Keyword keyword, Place place, Rest ofTexts) => new([], [keyword], place.Texts && !place.Parameter ? ofTexts : null);

    private static Keyword Number(string name, long value) => new(name, json => json.WriteNumberValue(value));

    private static Phrase Whole(Rule.WholeNumber number, Place place)
    {
        var digits = number.Plain ? new Rest("whole_number", "Written as digits alone: 60, and neither 60.0 nor 6e1.") : null;
        return !number.Text || place.Parameter ? new(["integer"], [], digits) : new(
            ["integer", "string"],
            [new Keyword("pattern", json => json.WriteStringValue(number.Plain ? Digits : AnyNumber))],
            digits ?? new Rest("whole_number", "A number that is sent as a text must be whole: \"60.0\" and \"6e1\" are, \"60.5\" and \"6e-1\" are not."));
    }

    private static string Word(JsonType type) => type switch
    {
        JsonType.Object => "object",
        JsonType.Array => "array",
        JsonType.String => "string",
        _ => "boolean",
    };

    private static string Words(LengthUnit unit) => unit switch
    {
        LengthUnit.Bytes => "bytes of UTF-8",
        LengthUnit.Utf16 => "units of UTF-16",
        _ => "code points",
    };

    private static void NullOrBlank(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("type");
        json.WriteStringValue("null");
        json.WriteStringValue("string");
        json.WriteEndArray();
        json.WriteString("pattern", Blank);
        json.WriteEndObject();
    }

    private static void Enum(Utf8JsonWriter json, IEnumerable<string> texts, bool nullable)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        if (nullable)
        {
            json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static void Beginning(Utf8JsonWriter json, Rule.NotPrefix rule)
    {
        var pattern = new StringBuilder("^");
        foreach (var letter in rule.Prefix)
        {
            _ = rule.AnyCase && char.IsAsciiLetter(letter)
                ? pattern.Append(CultureInfo.InvariantCulture, $"[{char.ToLowerInvariant(letter)}{char.ToUpperInvariant(letter)}]")
                : pattern.Append(@"^$\.*+?()[]{}|/".Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
        }

        json.WriteStartObject();
        json.WriteString("pattern", pattern.ToString());
        json.WriteEndObject();
    }

    // There, and neither null nor, where one of them must be true, false; of what type it is, another row tells.
    private static void Either(Utf8JsonWriter json, Rule.EitherOf rule)
    {
        json.WriteStartArray();
        foreach (var name in (string[])[rule.First, rule.Second])
        {
            json.WriteStartObject();
            json.WriteStartArray("required");
            json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteStartObject("properties");
            json.WriteStartObject(name);
            json.WriteStartObject("not");
            json.WriteStartArray("enum");
            json.WriteNullValue();
            if (rule.True)
            {
                json.WriteBooleanValue(false);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
