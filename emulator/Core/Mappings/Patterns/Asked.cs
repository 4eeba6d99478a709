using System.Globalization;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// A request as patterns look at it: made once for each call, each part decoded when the first pattern asks for it, and bounded: fields beyond ten
/// thousand of a query, a form or the cookies are not seen.
/// </summary>
/// <param name="exchange">The request as it came.</param>
/// <param name="patience">What looking at it may cost; null for what matching may.</param>
internal sealed class Asked(Exchange exchange, Patience? patience = null)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const int MostFields = 10_000;

    private string? _url;
    private string? _text;
    private ParsedJson? _json;
    private Header[]? _query;
    private Header[]? _form;
    private Header[]? _cookies;

    /// <summary>The request as it came.</summary>
    public Exchange Exchange { get; } = exchange;

    /// <summary>What looking at it may still cost.</summary>
    public Patience Patience { get; } = patience ?? new Patience();

    /// <summary>The path as sent, not decoded.</summary>
    public string Path => Exchange.Path;

    /// <summary>The query as sent, with its question mark; a question mark alone is none.</summary>
    public string Query => Exchange.Query.Length == 1 ? "" : Exchange.Query;

    /// <summary>Path and query as sent: what <c>url</c> and <c>urlPattern</c> look at.</summary>
    public string Url => _url ??= Query.Length == 0 ? Path : Path + Query;

    /// <summary>The fields of the query, decoded.</summary>
    public ReadOnlyMemory<Header> QueryFields => _query ??= Fields(Exchange.Query);

    /// <summary>The fields of a form in the body, decoded; none in a body of another content type.</summary>
    public ReadOnlyMemory<Header> FormFields => _form ??= IsForm ? Fields(Text ?? "") : [];

    /// <summary>The cookies; quotes around a value are no part of it.</summary>
    public ReadOnlyMemory<Header> Cookies => _cookies ??= Crumbs(Exchange.Headers);

    /// <summary>The body as text; null when it is empty.</summary>
    public Piece Body => new(Text, Patience, _json ??= new ParsedJson(Letterset.Utf8(Exchange.Body, ContentType)));

    /// <summary>The name of the host that the client asked, without its port; empty when it named none.</summary>
    public string Host => HostAndPort.Host;

    /// <summary>The port that the client asked; 80 when it named none.</summary>
    public int Port => HostAndPort.Port;

    private bool IsForm => ContentType is { } type && type.AsSpan().TrimStart().StartsWith(Form, StringComparison.OrdinalIgnoreCase);

    private string? Text => _text ??= Exchange.Body.IsEmpty ? null : Letterset.Text(Exchange.Body.Span, ContentType);

    private string? ContentType => Exchange.Header("Content-Type");

    private (string Host, int Port) HostAndPort
    {
        get
        {
            var host = Exchange.Header("Host") ?? "";
            var colon = host.LastIndexOf(':');
            return colon < 0 || host.EndsWith(']') || !int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? (host, 80) : (host[..colon], port);
        }
    }

    private static Header[] Fields(ReadOnlySpan<char> query)
    {
        var fields = new List<Header>();
        for (var each = new QueryFields(query); fields.Count < MostFields && each.Next();)
        {
            fields.Add(new Header(each.Name.ToString(), each.Value.ToString()));
        }

        return [.. fields];
    }

    private static Header[] Crumbs(Header[] headers)
    {
        var crumbs = new List<Header>();
        foreach (var header in headers.Where(header => header.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var range in header.Value.AsSpan().Split(';'))
            {
                var crumb = header.Value.AsSpan(range).Trim();
                var equals = crumb.IndexOf('=');
                if (equals > 0 && crumbs.Count < MostFields)
                {
                    var value = crumb[(equals + 1)..].Trim();
                    crumbs.Add(new Header(crumb[..equals].TrimEnd().ToString(), (value is ['"', .., '"'] ? value[1..^1] : value).ToString()));
                }
            }
        }

        return [.. crumbs];
    }
}
