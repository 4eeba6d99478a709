using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;

namespace ChatEmulator.Host.Templating.Values;

/// <summary>The request as templates see it; each part is made when it is asked for.</summary>
/// <param name="call">The call.</param>
internal sealed class RequestValue(TemplatedCall call) : Thing
{
    private UrlPath? _path;
    private Map? _headers;
    private Map? _query;
    private Map? _cookies;
    private string? _body;

    /// <inheritdoc/>
    public override string Text => $"request {call.Id}";

    private Exchange Exchange => call.Asked.Exchange;

    /// <inheritdoc/>
    public override object? Member(string name) => name switch
    {
        "id" => call.Id.ToString(),
        "requestLine" => new LineValue(this, call.Asked.Path),
        "headers" => _headers ??= Together(Exchange.Headers.OrderBy(header => header.Name, StringComparer.OrdinalIgnoreCase).ToArray(), StringComparer.OrdinalIgnoreCase),
        "cookies" => _cookies ??= Together(call.Asked.Cookies.Span, StringComparer.Ordinal),
        "body" => _body ??= call.Asked.Body.Text ?? "",
        "bodyAsBase64" => Convert.ToBase64String(Exchange.Body.Span),
        "multipart" => Exchange.Header("Content-Type")?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ?? false,
        _ => Line(name),
    };

    private object? Line(string name) => name switch
    {
        "method" => new Named(Exchange.Method),
        "url" => call.Asked.Url,
        "path" => _path ??= new UrlPath(call.Asked.Path, call.PathParameters),
        "pathSegments" => _path ??= new UrlPath(call.Asked.Path, call.PathParameters),
        "query" => _query ??= Together(call.Asked.QueryFields.Span, StringComparer.Ordinal),
        "host" => call.Asked.Host,
        "port" => (long)call.Asked.Port,
        "scheme" => "http",
        "baseUrl" => call.Asked.Port == 80 ? $"http://{call.Asked.Host}" : $"http://{call.Asked.Host}:{call.Asked.Port}",
        _ => null,
    };

    private static Map Together(ReadOnlySpan<Header> fields, StringComparer comparer)
    {
        var map = new Map(comparer);
        foreach (var field in fields)
        {
            if (map.TryGetValue(field.Name, out var known))
            {
                ((List<object?>)((Several)known!).All).Add(field.Value);
            }
            else
            {
                map[field.Name] = new Several(new List<object?> { field.Value });
            }
        }

        return map;
    }

    private sealed class LineValue(RequestValue request, string path) : Thing
    {
        public override string Text => request.Text;

        public override object? Member(string name) => name == "path" ? path : request.Line(name);
    }
}
