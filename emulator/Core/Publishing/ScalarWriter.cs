using System.Globalization;
using System.Text.Json.Nodes;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Language;
using ChatEmulator.Time;

namespace ChatEmulator.Publishing;

/// <summary>Writes the forms of single values as JSON Schema.</summary>
/// <param name="vocabulary">The words that providers bring.</param>
internal sealed class ScalarWriter(Vocabulary vocabulary)
{
    /// <summary>Whether a kind is long enough to be written once, under its name.</summary>
    public static bool HasName(Scalar kind) =>
        kind is Scalar.Duration or Scalar.Skew or Scalar.Size or Scalar.Rate or Scalar.Instant or Scalar.Chance or Scalar.Place or Scalar.BodyPlace or Scalar.Operation or Scalar.Error;

    /// <summary>The schema of a single value.</summary>
    /// <param name="form">Its form.</param>
    public JsonObject Of(Form form) => form switch
    {
        NumberForm number => Number(number),
        WordsForm { AreNumbers: true } numbers => new()
        {
            ["enum"] = new JsonArray([.. numbers.Choices.Select(choice => JsonValue.Create(long.Parse(choice.Text, CultureInfo.InvariantCulture)))]),
        },
        WordsForm words => Words(words.Choices),
        ScalarForm scalar => Of(scalar.Kind),
        _ => throw new InvalidOperationException($"{form} is no single value."),
    };

    private JsonObject Of(Scalar kind) => kind switch
    {
        Scalar.Text => Types("string", "number", "boolean"),
        Scalar.Name => Name(),
        Scalar.Truth => Types("boolean"),
        Scalar.Duration => Text(Spellings.Duration, $"A duration is a number and its unit, such as 3s: {Durations.Known}."),
        Scalar.Skew => Text($"^(?:- *)?{Spellings.Duration[1..]}", $"How wrong an instant is told: a number and its unit, such as 5m or -30s: {Durations.Known}."),
        Scalar.Size => Text(Spellings.Size, $"A size is a whole number and its unit, such as 10 kB: {Sizes.Known}."),
        Scalar.Rate => Text(Spellings.Rate, $"A rate is a size in a second, such as 1 kB/s: {Sizes.Known}, and then /s."),
        Scalar.Instant => Text(Spellings.Instant, "An instant is date, time and zone, such as 2026-01-15T09:00:00Z."),
        Scalar.Chance => Chance(),
        Scalar.Place => Text(Places.Pattern, Places.Right),
        Scalar.BodyPlace => Text(Places.BodyPattern, "A place in a body begins with `body.`, such as body.ext_msg_id."),
        Scalar.Operation => new() { ["anyOf"] = new JsonArray(Words(Operations), Text("\\*|^\\S+ /", "There is no such operation; a pattern has a star in it, such as signalwire.*, and a stub is named as it is declared.")) },
        Scalar.Error => Words(Errors),
        Scalar.Value => Types("string", "number", "boolean", "null"),
        Scalar.Quantity => Types("number"),
        Scalar.Nothing => Types("null"),
        _ => [],
    };

    private List<Word> Operations =>
    [
        .. vocabulary.Operations.Select(operation => new Word(operation.Name, $"{operation.Method} {operation.Path}")),
        .. vocabulary.Catalogues.Select(catalogue => new Word($"{catalogue.Provider}.*", $"Every operation of {catalogue.Provider}.")),
        new Word("*", "Every operation."),
    ];

    private List<Word> Errors =>
    [
        .. vocabulary.Catalogues.SelectMany(catalogue => catalogue.Errors).DistinctBy(error => error.Name)
            .Select(error => new Word(error.Name, $"{error.Status}. {error.About}")),
    ];

    private static JsonObject Types(params string[] types) => new() { ["type"] = types is [var only] ? only : FormWriter.Texts(types) };

    // What does not keep the pattern is told in words by editors that know of them, and not as the pattern.
    private static JsonObject Text(string pattern, string right) => new() { ["type"] = "string", ["pattern"] = pattern, ["patternErrorMessage"] = right };

    private static JsonObject Words(IReadOnlyList<Word> words)
    {
        var schema = new JsonObject { ["enum"] = FormWriter.Texts(words.Select(word => word.Text)) };
        if (words.Any(word => word.About is not null))
        {
            schema["enumDescriptions"] = FormWriter.Texts(words.Select(word => word.About ?? ""));
            schema["markdownEnumDescriptions"] = FormWriter.Texts(words.Select(word => word.About ?? ""));
        }

        return schema;
    }

    // A number is a name too, hence what is asked of texts alone.
    private static JsonObject Name()
    {
        var schema = Types("string", "number", "boolean");
        schema["maxLength"] = 100;
        schema["pattern"] = Spellings.Name;
        schema["patternErrorMessage"] = "A name is one line that is not empty.";
        return schema;
    }

    private static JsonObject Chance()
    {
        var schema = Types("number", "string");
        schema["exclusiveMinimum"] = 0;
        schema["maximum"] = 1;
        schema["pattern"] = Spellings.Percentage;
        schema["patternErrorMessage"] = "Write a number above 0 and up to 1, such as 0.3, or a percentage such as 30%.";
        return schema;
    }

    private static JsonObject Number(NumberForm number)
    {
        var schema = Types(number.IsWhole ? "integer" : "number");
        if (number.Least is { } least and > long.MinValue)
        {
            schema[number.IsWhole ? "minimum" : "exclusiveMinimum"] = least;
        }

        if (number.Most is { } most and < long.MaxValue)
        {
            schema["maximum"] = most;
        }

        return schema;
    }
}
