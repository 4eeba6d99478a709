using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings.Net;

/// <summary>Which requests a mapping of WireMock.Net answers, as WireMock says it.</summary>
internal sealed class NetRequest
{
    private const string Encoded = "\"<>\\^`{|}%";

    private readonly Origins _origins;
    private readonly ICollection<Fault> _faults;

    /// <summary>Reads a request.</summary>
    /// <param name="json">What was written.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="origins">Takes where what came to stand.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public NetRequest(JsonElement json, string at, Origins origins, ICollection<Fault> faults)
    {
        (_origins, _faults) = (origins, faults);
        var fields = new Fields(json, at, faults);
        origins.Add("/request", at);
        Methods = ReadMethods(fields);
        Address(fields);
        var named = new NetNamed(origins, faults);
        foreach (var list in (string[])["Headers", "Params", "Cookies"])
        {
            named.Read(fields, list, Json);
        }

        Body(fields);
        fields.Refuse("ClientIP", "a request here does not tell where it came from");
        fields.Refuse("HttpVersion", "a mapping here answers by any version");
        fields.Refuse("EarlyMatcherType", "mappings are looked at in an order of their own here");
        fields.End();
        Parts = Json.Count(part => part.Key is "urlPath" or "urlPathPattern" or "urlPattern" or "bodyPatterns") + named.Count + (Methods.Count > 0 ? 1 : 0);
    }

    /// <summary>The request, but for its method.</summary>
    public JsonObject Json { get; } = [];

    /// <summary>Its methods; none for any.</summary>
    public IReadOnlyList<string> Methods { get; }

    /// <summary>Of how many parts something is said: of mappings that match, that of most parts answers there.</summary>
    public int Parts { get; }

    private List<string> ReadMethods(Fields fields)
    {
        _origins.Add("/request/method", fields.At("Methods"));
        var said = fields.Elements("Methods");
        foreach (var other in said.Where(each => each.Value.ValueKind != JsonValueKind.String))
        {
            _faults.Add(new Fault(other.At, $"should be a text, and is {Fields.Kind(other.Value)}"));
        }

        if (Lists.IsList(fields, "Methods") && said.Count == 0)
        {
            fields.Wrong<object>("Methods", "is empty, and so nothing matches; leave it out for any method");
        }

        if (fields.Truth("MethodsRejectOnMatch") == true)
        {
            fields.Wrong<object>("MethodsRejectOnMatch", "is not to be had here: name the methods that are meant");
        }

        if (Lists.AreAll(fields, "MethodsMatchOperator") && said.Count > 1)
        {
            fields.Wrong<object>("MethodsMatchOperator", "asks for several methods at once, which no request has");
        }

        return [.. said.Where(each => each.Value.ValueKind == JsonValueKind.String).Select(each => each.Value.GetString()!.ToUpperInvariant()).Distinct()];
    }

    private void Address(Fields fields)
    {
        var (path, url) = (fields.Take("Path"), fields.Take("Url"));
        if (path is not null && url is not null)
        {
            fields.Wrong<object>("Url", "is ignored beside Path there: only one of the two");
        }
        else if (path is { } of)
        {
            Path(Test(of, fields.At("Path")), fields.At("Path"));
        }
        else if (url is { } whole)
        {
            Url(whole, fields);
        }
    }

    private void Path(TextTest? test, string at)
    {
        if (test is null)
        {
            return;
        }

        var name = test is { Text: not null, AnyCase: false } ? "urlPath" : "urlPathPattern";
        Json[name] = name == "urlPath" ? AsSent(test.Text!) : test.Expression;
        _origins.Add($"/request/{name}", at);
    }

    // There it begins with scheme and host. Whatever those are is a star.
    private void Url(JsonElement json, Fields fields)
    {
        if (json.ValueKind != JsonValueKind.String || json.GetString()?.StartsWith("*/", StringComparison.Ordinal) != true)
        {
            fields.Wrong<object>("Url", "is compared there with the whole address, which begins with a scheme and a host; here only \"*/path?query\" is taken, or Path and Params");
            return;
        }

        Json["urlPattern"] = Wildcard.Expression(json.GetString()!, lines: false);
        _origins.Add("/request/urlPattern", fields.At("Url"));
    }

    private TextTest? Test(JsonElement json, string at)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return TextTest.Like(json.GetString()!, anyCase: false, lines: false);
        }

        var fields = new Fields(json, at, _faults);
        var matchers = fields.Elements("Matchers").Select(each => new NetMatcher(each.Value, each.At, _faults, lines: false)).ToList();
        matchers.ForEach(matcher => matcher.MustBeOfText());
        var all = Lists.AreAll(fields);
        fields.End();
        if (matchers.Count == 0 && json.ValueKind == JsonValueKind.Object)
        {
            fields.Wrong<object>("Matchers", "is missing");
        }

        TextTest[] tests = [.. matchers.Select(matcher => matcher.Text).OfType<TextTest>()];
        return tests.Length == 0 ? null : TextTest.Joined(tests, all);
    }

    private void Body(Fields fields)
    {
        if (fields.Take("Body") is { } body && new NetBody(_faults).Read(body, fields.At("Body")) is { Count: > 0 } patterns)
        {
            Json["bodyPatterns"] = patterns;
            _origins.Add("/request/bodyPatterns", fields.At("Body"));
        }
    }

    // There a path is compared as it reads, here as it is sent.
    private static string AsSent(string path) => string.Concat(path.EnumerateRunes().Select(rune =>
        rune.Value is > ' ' and < 127 && !Encoded.Contains((char)rune.Value, StringComparison.Ordinal) ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
