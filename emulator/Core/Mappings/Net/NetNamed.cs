using System.Text.Json.Nodes;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Mappings.Net;

/// <summary>What headers, cookies and fields of the query have to be: a list of names there, each with its matchers.</summary>
/// <param name="origins">Where what came to stand.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class NetNamed(Origins origins, ICollection<Fault> faults)
{
    private static readonly Dictionary<string, string> Java = new(StringComparer.Ordinal) { ["Headers"] = "headers", ["Cookies"] = "cookies", ["Params"] = "queryParameters" };

    /// <summary>How many names there were.</summary>
    public int Count { get; private set; }

    /// <summary>Reads one of the lists, into a request of WireMock's.</summary>
    public void Read(Fields request, string list, JsonObject to)
    {
        var named = new JsonObject();
        foreach (var (json, at) in request.Elements(list))
        {
            var fields = new Fields(json, at, faults);
            if (fields.Text("Name") is not { } name)
            {
                fields.Wrong<object>("Name", "is missing");
                continue;
            }

            Count++;
            Put(named, name, list switch { "Headers" => Header(fields), "Cookies" => Cookie(fields), _ => Param(fields) });
            origins.Add(Pointer.To($"/request/{Java[list]}", name), at);
            fields.End();
        }

        if (named.Count > 0)
        {
            to[Java[list]] = named;
        }
    }

    // A name that is there twice has to be both.
    private static void Put(JsonObject named, string name, JsonObject? value)
    {
        if (value is null)
        {
            return;
        }

        var before = named[name] as JsonObject;
        named.Remove(name);
        named[name] = before is null ? value : NetMatcher.Among([before, value], all: true);
    }

    private JsonObject? Header(Fields fields)
    {
        // Names of headers are compared without case anyway.
        fields.Truth("IgnoreCase");
        var (rejects, all) = (fields.Truth("RejectOnMatch") == true, Lists.AreAll(fields));
        var value = Values(fields, all, lines: false);
        return value is null || !rejects ? value : new JsonObject { ["or"] = new JsonArray(new JsonObject { ["absent"] = true }, value) };
    }

    private JsonObject? Cookie(Fields fields)
    {
        RefuseCase(fields, "cookies");
        RefuseAbsence(fields);
        return Values(fields, all: false, lines: false);
    }

    private JsonObject? Param(Fields fields)
    {
        RefuseCase(fields, "fields of the query");
        RefuseAbsence(fields);
        if (Lists.IsList(fields, "Matchers") && fields.Elements("Matchers").Count == 0)
        {
            return TextTest.Anything.Json();
        }

        var matchers = Matchers(fields, lines: true);
        var patterns = matchers.Sum(matcher => matcher.Tests.Count);
        if (patterns < 2)
        {
            return matchers is [var only] ? only.Value() : null;
        }

        if (matchers.Exists(matcher => matcher.Rejects))
        {
            return fields.Wrong<JsonObject>("Matchers", "with several patterns are not to be had here where one of them rejects");
        }

        // Several patterns stand for as many values.
        return new JsonObject { ["hasExactly"] = new JsonArray([.. matchers.SelectMany(matcher => matcher.Tests).Select(test => test.Json())]) };
    }

    private JsonObject? Values(Fields fields, bool all, bool lines)
    {
        JsonObject[] values = [.. Matchers(fields, lines).Select(matcher => matcher.Value()).OfType<JsonObject>()];
        return values.Length == 0 ? null : NetMatcher.Among(values, all);
    }

    private List<NetMatcher> Matchers(Fields fields, bool lines)
    {
        var read = fields.Elements("Matchers").Select(each => new NetMatcher(each.Value, each.At, faults, lines)).ToList();
        read.ForEach(matcher => matcher.MustBeOfText());
        if (read.Count == 0)
        {
            fields.Wrong<object>("Matchers", "is missing: without any, nothing is said of it");
        }

        return read;
    }

    private static void RefuseCase(Fields fields, string what)
    {
        if (fields.Truth("IgnoreCase") == true)
        {
            fields.Wrong<object>("IgnoreCase", $"is not to be had here: names of {what} are compared as they are");
        }
    }

    private static void RefuseAbsence(Fields fields)
    {
        if (fields.Truth("RejectOnMatch") == true)
        {
            fields.Wrong<object>("RejectOnMatch", "is not to be had here; in a matcher it is");
        }
    }
}
