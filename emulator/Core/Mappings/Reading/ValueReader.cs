using System.Text.Json;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads what a value has to be: an object with one matcher in it, such as <c>{"contains": "a"}</c>, and what belongs to that.</summary>
internal sealed class ValueReader(ICollection<Fault> faults)
{
    private const string NoXml = "XML is not looked into; contains and matches see it as a text";
    private const string NoSchema = "there are no JSON schemas here; matchesJsonPath and equalToJson look into JSON";
    private const string NoDates = "instants are not compared; matches takes them as a text";

    private static readonly string[] Matchers =
    [
        "equalTo", "equalToJson", "matchesJsonPath", "contains", "not", "doesNotContain", "matches", "doesNotMatch", "anything", "absent", "and", "or",
    ];

    private static readonly Dictionary<string, string> Missing = new(StringComparer.Ordinal)
    {
        ["equalToXml"] = NoXml,
        ["matchesXPath"] = NoXml,
        ["matchesJsonSchema"] = NoSchema,
        ["before"] = NoDates,
        ["after"] = NoDates,
        ["equalToDateTime"] = NoDates,
        ["matchesPathTemplate"] = "only urlPathTemplate takes templates of paths",
    };

    /// <summary>A value; null when something is wrong with it.</summary>
    public ValuePattern? Read(JsonElement value, string pointer) => Ended<ValuePattern>(new Fields(value, pointer, faults), fields => Read(fields));

    /// <summary>A value that occurs once, or not at all.</summary>
    public ManyPattern? One(JsonElement value, string pointer) => Read(value, pointer) is { } pattern ? new AnyValue(pattern) : null;

    /// <summary>Values of a name that may occur more than once: as for one value, or <c>hasExactly</c> or <c>includes</c> with a list.</summary>
    public ManyPattern? Many(JsonElement value, string pointer) => Ended<ManyPattern>(new Fields(value, pointer, faults), fields =>
    {
        var exactly = fields.Take("hasExactly") is not null;
        return exactly || fields.Take("includes") is not null ? Each(fields, exactly)
            : Read(fields) is { } pattern ? new AnyValue(pattern) : null;
    });

    /// <summary>A body: as a value, or <c>binaryEqualTo</c> with its bytes.</summary>
    public BodyPattern? Body(JsonElement value, string pointer) => Ended(new Fields(value, pointer, faults), fields =>
        fields.Take("binaryEqualTo") is not null ? Bytes(fields) : Read(fields) is { } pattern ? new BodyPattern(pattern) : null);

    /// <summary>The one matcher among some fields; another field may stand beside it.</summary>
    public ValuePattern? Read(Fields fields, string? beside = null)
    {
        var said = Matchers.Where(name => fields.Take(name) is not null).ToArray();
        foreach (var (name, why) in Missing)
        {
            fields.Refuse(name, why);
        }

        foreach (var more in said.Skip(1))
        {
            fields.Wrong<object>(more, $"is a second matcher beside {said[0]}: only one in an object; \"and\" takes several");
        }

        return said.Length > 0 ? Read(said[0], fields) : Nothing(fields, beside);
    }

    private static T? Ended<T>(Fields fields, Func<Fields, T?> read)
        where T : class
    {
        var pattern = read(fields);
        fields.End();
        return pattern;
    }

    // A field that nobody knows is told as such; what is missing is told when there is none.
    private ValuePattern? Nothing(Fields fields, string? beside)
    {
        if (!faults.Any(fault => fault.Path == fields.Pointer) && fields.Named().All(field => field.Value.ValueKind == JsonValueKind.Null || field.Name == beside))
        {
            faults.Add(new Fault(fields.Pointer, $"says nothing of the value; there are {string.Join(", ", Matchers)}"));
        }

        return null;
    }

    private ValuePattern? Read(string matcher, Fields fields) => matcher switch
    {
        "equalTo" => fields.Letters(matcher) is var text && fields.Truth("caseInsensitive") is var anyCase && text is not null ? new EqualTo(text, anyCase ?? false) : null,
        "contains" => fields.Letters(matcher) is { } text ? new Contains(text) : null,
        "doesNotContain" => fields.Letters(matcher) is { } text ? new Not(new Contains(text)) : null,
        "matches" => Regex(matcher, fields) is { } regex ? new MatchesRegex(regex) : null,
        "doesNotMatch" => Regex(matcher, fields) is { } regex ? new Not(new MatchesRegex(regex)) : null,
        "absent" => fields.Take(matcher) is { ValueKind: JsonValueKind.False } ? fields.Wrong<ValuePattern>(matcher, "is true where it stands; {\"not\": {\"absent\": true}} is the opposite") : new Absent(),
        "anything" => new Anything(),
        "not" => Read(fields.Take(matcher)!.Value, fields.At(matcher)) is { } pattern ? new Not(pattern) : null,
        "and" => Several(matcher, fields) is { } patterns ? new All(patterns) : null,
        "or" => Several(matcher, fields) is { } patterns ? new OneOf(patterns) : null,
        "equalToJson" => WantedReader.Read(fields),
        _ => PathReading.Read(fields, this, faults),
    };

    private static JavaRegex? Regex(string matcher, Fields fields) => fields.Letters(matcher) is not { } text ? null
        : JavaRegex.Read(text, anyCase: false, out var problem) ?? fields.Wrong<JavaRegex>(matcher, problem);

    private ValuePattern[]? Several(string matcher, Fields fields)
    {
        var elements = fields.Elements(matcher).ToArray();
        var patterns = elements.Select(each => Read(each.Value, each.At)).OfType<ValuePattern>().ToArray();
        return elements.Length == 1 || (elements.Length == 0 && fields.Take(matcher) is { ValueKind: JsonValueKind.Array })
            ? fields.Wrong<ValuePattern[]>(matcher, "takes at least two matchers")
            : elements.Length > 0 && patterns.Length == elements.Length ? patterns : null;
    }

    private EachOf? Each(Fields fields, bool exactly)
    {
        var name = exactly ? "hasExactly" : "includes";
        var elements = fields.Elements(name).ToArray();
        var patterns = elements.Select(each => Read(each.Value, each.At)).OfType<ValuePattern>().ToArray();
        return elements.Length == 0 ? fields.Wrong<EachOf>(name, "takes at least one matcher") : patterns.Length == elements.Length ? new EachOf(patterns, exactly) : null;
    }

    private static BodyPattern? Bytes(Fields fields)
    {
        var text = fields.Letters("binaryEqualTo");
        var bytes = new byte[text?.Length ?? 0];
        return text is null ? null
            : Convert.TryFromBase64String(text, bytes, out var length) ? new BodyPattern(bytes[..length])
            : fields.Wrong<BodyPattern>("binaryEqualTo", "is no base64");
    }
}
