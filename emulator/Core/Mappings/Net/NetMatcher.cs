using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Mappings.Net;

/// <summary>
/// A matcher of WireMock.Net: <c>{"Name": "WildcardMatcher", "Pattern": "a*"}</c>. One of a text gives tests of that text; the others are looked into
/// where a body is read.
/// </summary>
internal sealed class NetMatcher
{
    private const string NoCode = "it runs code, and none of a mapping's runs here";
    private const string NoXml = "XML is not looked into; a WildcardMatcher or RegexMatcher sees it as a text";

    private static readonly string[] OfText = ["ExactMatcher", "WildcardMatcher", "RegexMatcher", "ContentTypeMatcher", "NotNullOrEmptyMatcher"];
    private static readonly string[] OfBodies = ["JsonMatcher", "JsonPartialMatcher", "JsonPartialWildcardMatcher", "JsonPathMatcher", "ExactObjectMatcher"];

    private static readonly Dictionary<string, string> Missing = new(StringComparer.Ordinal)
    {
        ["LinqMatcher"] = NoCode,
        ["CSharpCodeMatcher"] = NoCode,
        ["XPathMatcher"] = NoXml,
        ["JmesPathMatcher"] = "there is no JMESPath here; JsonPathMatcher looks into JSON",
        ["GraphQLMatcher"] = "there is no GraphQL here; a JsonPartialMatcher sees the query as a text of the body",
        ["MimePartMatcher"] = "bodies of several parts are not taken apart",
        ["ProtoBufMatcher"] = "Protocol Buffers are not taken apart",
        ["SimMetricsMatcher"] = "what is nearly the same is not the same here",
        ["FormUrlEncodedMatcher"] = "forms are matched in WireMock's own dialect, by formParameters",
        ["FuncMatcher"] = NoCode,
    };

    private readonly Fields _fields;
    private readonly bool _lines;

    /// <summary>Reads a matcher.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="lines">Whether what it looks at may have several lines.</param>
    public NetMatcher(JsonElement json, string at, ICollection<Fault> faults, bool lines)
    {
        (_fields, _lines) = (new Fields(json, at, faults), lines);
        Name = _fields.Text("Name") ?? (json.ValueKind == JsonValueKind.Object ? _fields.Wrong<string>("Name", "is missing") : null) ?? "";
        (AnyCase, Rejects, IsAll) = (_fields.Truth("IgnoreCase") == true, _fields.Truth("RejectOnMatch") == true, Lists.AreAll(_fields));
        Tests = OfText.Contains(Name) ? Read() : [];
        if (!OfText.Contains(Name) && !OfBodies.Contains(Name) && Name.Length > 0)
        {
            Refuse();
        }
    }

    /// <summary>Which one it is.</summary>
    public string Name { get; }

    /// <summary>Whether the case of letters does not count.</summary>
    public bool AnyCase { get; }

    /// <summary>Whether it holds where what it says does not.</summary>
    public bool Rejects { get; }

    /// <summary>Whether all its patterns have to hold.</summary>
    public bool IsAll { get; }

    /// <summary>What a text has to be, pattern by pattern; none for a matcher of other things.</summary>
    public IReadOnlyList<TextTest> Tests { get; private set; }

    /// <summary>What was written.</summary>
    public Fields Fields => _fields;

    /// <summary>All that a text has to be; null for a matcher of other things.</summary>
    public TextTest? Text => Tests.Count == 0 ? null : TextTest.Joined(Tests, IsAll) is var test && Rejects ? test.Not() : TextTest.Joined(Tests, IsAll);

    /// <summary>What a text has to be that is there, as WireMock writes it; null when something is wrong.</summary>
    public JsonObject? Value() => Tests.Count == 0 ? null : Contrary(Among([.. Tests.Select(test => test.Json())], IsAll));

    /// <summary>A value of which one or all of several things hold.</summary>
    public static JsonObject Among(IReadOnlyList<JsonObject> values, bool all) =>
        values.Count == 1 ? values[0] : new JsonObject { [all ? "and" : "or"] = new JsonArray([.. values]) };

    /// <summary>Only matchers of texts are meant: another is a fault.</summary>
    public void MustBeOfText()
    {
        if (OfBodies.Contains(Name))
        {
            _ = _fields.Take("Pattern") ?? _fields.Take("Patterns");
            _fields.Wrong<object>("Name", $"{Name} looks into a body, and this is none; there are {string.Join(", ", OfText)}");
        }

        End();
    }

    /// <summary>All fields were asked for.</summary>
    public void End()
    {
        _fields.Refuse("PatternAsFile", "write the pattern itself");
        foreach (var part in (string[])["ContentTypeMatcher", "ContentDispositionMatcher", "ContentTransferEncodingMatcher", "ContentMatcher", "ProtoBufMessageType", "XmlNamespaceMap", "CustomScalars"])
        {
            _fields.Refuse(part, "it belongs to a matcher that there is not here");
        }

        if (_fields.Truth("Regex") == true)
        {
            _fields.Wrong<object>("Regex", "is not to be had here: JSON is compared with texts, or by a JsonPartialWildcardMatcher with wildcards");
        }

        _fields.End();
    }

    // A text that is not there is neither: what rejects wants one, as there.
    private JsonObject Contrary(JsonObject value) =>
        Rejects ? new JsonObject { ["and"] = new JsonArray(TextTest.Anything.Json(), new JsonObject { ["not"] = value }) } : value;

    private void Refuse()
    {
        foreach (var known in (string[])["Pattern", "Patterns"])
        {
            _fields.Take(known);
        }

        var name = Name.Split('.')[0];
        _fields.Wrong<object>("Name", Missing.TryGetValue(name, out var why) ? $"{name} is not to be had here: {why}"
            : $"\"{Brief.Of(Name, 60)}\" is no matcher{(Nearest.Of(Name, [.. OfText, .. OfBodies]) is { } near ? $", did you mean \"{near}\"?" : $"; there are {string.Join(", ", [.. OfText, .. OfBodies])}")}");
    }

    private List<TextTest> Read()
    {
        if (Name == "NotNullOrEmptyMatcher")
        {
            return [new TextTest(".+")];
        }

        var patterns = Patterns();
        return patterns.Count == 0 ? _fields.Wrong<List<TextTest>>("Pattern", "is missing") ?? [] : [.. patterns.Select(Test).OfType<TextTest>()];
    }

    private List<string> Patterns()
    {
        if (_fields.Take("Pattern") is { ValueKind: not JsonValueKind.Array })
        {
            if (_fields.Take("Patterns") is not null)
            {
                _fields.Wrong<object>("Patterns", "is ignored beside Pattern there: only one of the two");
            }

            return _fields.Letters("Pattern") is { } one ? [one] : [""];
        }

        var name = Lists.IsList(_fields, "Pattern") ? "Pattern" : "Patterns";
        var texts = _fields.Elements(name);
        foreach (var other in texts.Where(each => each.Value.ValueKind != JsonValueKind.String).Take(1))
        {
            _fields.Wrong<object>(name, $"should be texts, and one is {Fields.Kind(other.Value)}");
        }

        return [.. texts.Where(each => each.Value.ValueKind == JsonValueKind.String).Select(each => each.Value.GetString()!)];
    }

    private TextTest? Test(string pattern) => Name switch
    {
        "ExactMatcher" => TextTest.Exactly(pattern, AnyCase),
        "WildcardMatcher" => TextTest.Like(pattern, AnyCase, _lines),
        "ContentTypeMatcher" => TextTest.MediaType(pattern, AnyCase),
        _ => Found(pattern),
    };

    private TextTest? Found(string pattern)
    {
        var regex = new NetRegex(pattern);
        return regex.Whole(_lines) is { } expression ? TextTest.Found(expression, AnyCase) : _fields.Wrong<TextTest>("Pattern", regex.Problem);
    }
}
