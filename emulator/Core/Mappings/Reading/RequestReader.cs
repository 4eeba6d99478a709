using System.Text;
using System.Text.Json;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads what a stub mapping says of the requests that it answers. What it cannot have here is told by name, all of it at once.</summary>
internal static class RequestReader
{
    private const string NoScheme = "a request here does not tell whether it came by TLS";
    private const string NoClient = "a request here does not tell where it came from";
    private const string NoParts = "bodies of several parts are not taken apart; bodyPatterns see them whole";
    private const string NoCode = "matchers of your own are code of the real server; there is none of it here";

    /// <summary>The pattern; <see cref="RequestPattern.Any"/> where nothing is said.</summary>
    /// <param name="request">What is said: an object, or nothing.</param>
    /// <param name="pointer">Where it stands, as a JSON pointer.</param>
    /// <param name="faults">Takes what is wrong with it.</param>
    public static RequestPattern Read(JsonElement request, string pointer, ICollection<Fault> faults)
    {
        if (request.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return RequestPattern.Any;
        }

        Doubles.Tell(request, pointer, faults);
        var fields = new Fields(request, pointer, faults);
        var values = new ValueReader(faults);
        var pattern = new RequestPattern
        {
            Method = fields.Text("method") ?? RequestPattern.AnyMethod,
            Url = UrlReader.Read(fields),
            Host = fields.Take("host") is { } host ? values.Read(host, fields.At("host")) : null,
            Port = (int?)fields.Whole("port", 0, ushort.MaxValue),
            Path = Named(fields, "pathParameters", (value, at) => values.One(value, at)),
            Headers = Headers(fields, values, faults),
            Query = Named(fields, "queryParameters", values.Many),
            Form = Named(fields, "formParameters", values.Many),
            Cookies = Named(fields, "cookies", (value, at) => values.Read(value, at) is { } one ? new PresentValue(one) : null),
            Body = Bodies(fields, values),
        };
        Refuse(fields);
        return pattern;
    }

    private static void Refuse(Fields fields)
    {
        fields.Refuse("scheme", NoScheme);
        fields.Refuse("clientIp", NoClient);
        fields.Refuse("multipartPatterns", NoParts);
        fields.Refuse("customMatcher", NoCode);
        fields.End();
    }

    private static NamedPattern[] Named(Fields fields, string name, Func<JsonElement, string, ManyPattern?> read)
    {
        var patterns = new List<NamedPattern>();
        foreach (var (key, value, at) in fields.Each(name))
        {
            if (read(value, at) is { } pattern)
            {
                patterns.Add(new NamedPattern(key, pattern));
            }
        }

        return [.. patterns];
    }

    private static BodyPattern[] Bodies(Fields fields, ValueReader values)
    {
        var patterns = new List<BodyPattern>();
        foreach (var (value, at) in fields.Elements("bodyPatterns"))
        {
            if (values.Body(value, at) is { } pattern)
            {
                patterns.Add(pattern);
            }
        }

        return [.. patterns];
    }

    private static NamedPattern[] Headers(Fields fields, ValueReader values, ICollection<Fault> faults)
    {
        var (headers, credentials) = (Named(fields, "headers", values.Many), Credentials(fields, faults));
        if (credentials.Length > 0 && Array.Exists(headers, header => header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)))
        {
            fields.Wrong<object>("headers", "says what Authorization has to be, and so do the credentials: only one of them");
        }

        return [.. headers, .. credentials];
    }

    private static NamedPattern[] Credentials(Fields fields, ICollection<Fault> faults)
    {
        var (first, alias) = (fields.Take("basicAuthCredentials"), fields.Take("basicAuth"));
        if ((first ?? alias) is not { } credentials)
        {
            return [];
        }

        var both = new Fields(credentials, fields.At(first is null ? "basicAuth" : "basicAuthCredentials"), faults);
        var (user, password) = (both.Text("username"), both.Text("password"));
        both.End();
        if (first is not null && alias is not null)
        {
            fields.Wrong<object>("basicAuth", "is another name of basicAuthCredentials: only one of them");
        }

        if (credentials.ValueKind == JsonValueKind.Object && Array.Find(["username", "password"], (string name) => both.Take(name) is null) is { } missing)
        {
            both.Wrong<object>(missing, "is missing");
        }

        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return [new NamedPattern("Authorization", new AnyValue(new BasicCredentials(encoded)))];
    }
}
