using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// What a request has to be for a stub to answer it: WireMock's request patterns. Asked part by part, cheapest first; a pattern that wants another
/// method or path looks at nothing else.
/// </summary>
internal sealed class RequestPattern
{
    /// <summary>The method that stands for all of them.</summary>
    public const string AnyMethod = "ANY";

    private const string GetOrHead = "GET_OR_HEAD";

    // What each part weighs in the distance: those of the first six are always counted, of the others only when the six hold.
    private const double MethodWeight = 3;
    private const double PlaceWeight = 10;
    private const double FirstWeights = 39;
    private const double AllWeights = FirstWeights + 7;
    private const int LongestTold = 60;

    /// <summary>The pattern of every request.</summary>
    public static RequestPattern Any { get; } = new();

    /// <summary>The method, as it is sent; <c>ANY</c> for any, <c>GET_OR_HEAD</c> for either.</summary>
    public string Method { get; init; } = AnyMethod;

    /// <summary>The address.</summary>
    public UrlPattern Url { get; init; } = UrlPattern.Any;

    /// <summary>The host's name; null for any.</summary>
    public ValuePattern? Host { get; init; }

    /// <summary>The port; null for any.</summary>
    public int? Port { get; init; }

    /// <summary>What names in the path stand for.</summary>
    public NamedPattern[] Path { get; init; } = [];

    /// <summary>The headers, and the credentials.</summary>
    public NamedPattern[] Headers { get; init; } = [];

    /// <summary>The fields of the query.</summary>
    public NamedPattern[] Query { get; init; } = [];

    /// <summary>The fields of a form in the body.</summary>
    public NamedPattern[] Form { get; init; } = [];

    /// <summary>The cookies.</summary>
    public NamedPattern[] Cookies { get; init; } = [];

    /// <summary>The body.</summary>
    public BodyPattern[] Body { get; init; } = [];

    /// <summary>The path, where the pattern wants exactly one, for an index; null otherwise.</summary>
    public string? LiteralPath => Url.LiteralPath;

    /// <summary>The letters that every path has to begin with; empty for none.</summary>
    public string LiteralPrefix => Url.LiteralPrefix;

    /// <summary>Whether it looks at the body.</summary>
    public bool LooksAtBody => Body.Length > 0 || Form.Length > 0;

    /// <summary>Whether a request is as it has to be.</summary>
    public bool Matches(Asked asked) => HasMethod(asked.Exchange.Method)
        && (!Url.IsCheap || Url.Matches(asked))
        && (Port is null || Port == asked.Port)
        && (Host is null || Host.Matches(new Piece(asked.Host, asked.Patience)))
        && (Headers.Length == 0 || NamedPattern.All(Headers, asked.Exchange.Headers, anyCase: true, asked.Patience))
        && (Query.Length == 0 || NamedPattern.All(Query, asked.QueryFields, anyCase: false, asked.Patience))
        && (Cookies.Length == 0 || NamedPattern.All(Cookies, asked.Cookies, anyCase: false, asked.Patience))
        && (Url.IsCheap || Url.Matches(asked))
        && (Path.Length == 0 || Url is not TemplateUrl url || (url.Named(asked) is { } named && NamedPattern.All(Path, named, anyCase: false, asked.Patience)))
        && (Form.Length == 0 || NamedPattern.All(Form, asked.FormFields, anyCase: false, asked.Patience))
        && (Body.Length == 0 || HasBody(asked));

    /// <summary>How far a request is from that, 0 to 1, as near misses count.</summary>
    public double Distance(Asked asked)
    {
        var first = (HasMethod(asked.Exchange.Method) ? 0 : MethodWeight)
            + (PlaceWeight * Url.Distance(asked))
            + (PlaceWeight * (Host?.Distance(new Piece(asked.Host, asked.Patience)) ?? 0))
            + (Port is null || Port == asked.Port ? 0 : PlaceWeight);
        return first > 0 ? first / FirstWeights : Rest(asked) / AllWeights;
    }

    /// <summary>What of a request is not as it has to be, in words such as <c>another method (POST)</c>; nothing when all is.</summary>
    public IEnumerable<string> Differences(Asked asked)
    {
        var (exchange, patience) = (asked.Exchange, asked.Patience);
        IEnumerable<string?> all =
        [
            HasMethod(exchange.Method) ? null : $"another method ({Method})",
            Url.Matches(asked) ? null : Url.Literal is { } address ? $"another address ({Brief.Of(address, LongestTold)})" : "another address",
            Host?.Matches(new Piece(asked.Host, patience)) == false ? "another host" : null,
            Port is null || Port == asked.Port ? null : $"another port ({Port})",
            .. Other("header", Headers, exchange.Headers, anyCase: true, patience),
            .. Other("query field", Query, asked.QueryFields, anyCase: false, patience),
            .. Other("cookie", Cookies, asked.Cookies, anyCase: false, patience),
            .. Url is TemplateUrl url ? Other("part of the path,", Path, url.Named(asked), anyCase: false, patience) : [],
            .. Other("form field", Form, asked.FormFields, anyCase: false, patience),
            HasBody(asked) ? null : "another body",
        ];
        return all.OfType<string>();
    }

    /// <summary>What the names in the path of a request stand for; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? PathParameters(Asked asked) => Url.Parameters(asked);

    private bool HasMethod(string method) => Method == AnyMethod || Method == method || (Method == GetOrHead && method is ("GET" or "HEAD"));

    private static IEnumerable<string> Other(string what, NamedPattern[] patterns, ReadOnlyMemory<Header> all, bool anyCase, Patience patience) =>
        patterns.Where(each => !NamedPattern.All([each], all, anyCase, patience)).Select(each => $"another {what} {Brief.Of(each.Name, LongestTold)}");

    private bool HasBody(Asked asked)
    {
        foreach (var body in Body)
        {
            if (!body.Matches(asked))
            {
                return false;
            }
        }

        return true;
    }

    // Names in the path are wanted of a template; of another path nothing is.
    private double Rest(Asked asked) =>
        NamedPattern.Distance(Headers, asked.Exchange.Headers, anyCase: true, asked.Patience)
        + NamedPattern.Distance(Query, asked.QueryFields, anyCase: false, asked.Patience)
        + NamedPattern.Distance(Cookies, asked.Cookies, anyCase: false, asked.Patience)
        + (Url is TemplateUrl url ? NamedPattern.Distance(Path, url.Named(asked) ?? [], anyCase: false, asked.Patience) : 0)
        + NamedPattern.Distance(Form, asked.FormFields, anyCase: false, asked.Patience)
        + (Body.Length == 0 ? 0 : Body.Average(body => body.Distance(asked)));
}
