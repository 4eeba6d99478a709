using ChatEmulator.Contracts;

namespace ChatEmulator.Host.Telemetry;

/// <summary>What a span and a metric say of an operation: the same each time, so it is written once.</summary>
/// <param name="catalogues">The imitated vendors.</param>
internal sealed class Routes(IEnumerable<Catalogue> catalogues)
{
    // Operations are as many as scenarios name; who changes scenarios for days does not fill memory with what they were.
    private const int Most = 1_000;

    // The methods that conventions name; any other word is a client's and could be anything.
    private static readonly string[] Methods = ["POST", "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT", "TRACE", "QUERY"];

    private readonly Dictionary<string, string> _paths = catalogues.SelectMany(catalogue => catalogue.Operations).ToDictionary(operation => operation.Name, operation => operation.Path, StringComparer.Ordinal);
    private readonly Dictionary<(string? Operation, string Method), Route> _known = [];
    private Uri? _url;
    private bool _isPlain;

    /// <summary>Where the server listens, once it does.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="isPlain">Whether nobody comes by HTTPS; where somebody may, a call does not tell by which it came.</param>
    public void At(Uri url, bool isPlain)
    {
        (_url, _isPlain) = (url, isPlain);
        _known.Clear();
    }

    /// <summary>That of an operation, asked for by a method; not to be asked by two at a time.</summary>
    public Route Of(string? operation, string method)
    {
        var name = Array.Find(Methods, known => known == method);
        if (_known.TryGetValue((operation, name ?? ""), out var known))
        {
            return known;
        }

        if (_known.Count == Most)
        {
            _known.Clear();
        }

        return _known[(operation, name ?? "")] = new Route(operation, name, Path(operation), _url, _isPlain);
    }

    // A stub is called by its method and its path.
    private string? Path(string? operation) => operation is null ? null
        : _paths.TryGetValue(operation, out var path) ? path
        : operation.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? operation[slash..]
        : null;
}

/// <summary>What spans and metrics say of an operation.</summary>
internal sealed class Route
{
    /// <summary>Writes it down.</summary>
    /// <param name="operation">The operation; null when the path is nobody's.</param>
    /// <param name="method">The method; null for one that conventions do not name.</param>
    /// <param name="path">The operation's path, with names in braces; null for none.</param>
    /// <param name="url">Where the server listens; null when it is not known yet.</param>
    /// <param name="isPlain">Whether nobody comes by HTTPS.</param>
    public Route(string? operation, string? method, string? path, Uri? url, bool isPlain)
    {
        var head = new Protobuf();
        head.Text(5, path is null ? method ?? "HTTP" : $"{method ?? "HTTP"} {path}");
        head.Number(6, Server);
        Attributes(head, 9, operation, method, path, isPlain);
        if (url is not null)
        {
            head.Attribute(9, "server.address"u8, url.Host.Trim('[', ']'));
            if (isPlain)
            {
                head.Attribute(9, "server.port"u8, url.Port);
            }
        }

        OfSpan = head.Written.ToArray();
        OfNumber = Fields(7);
        OfHistogram = Fields(9);

        byte[] Fields(int field)
        {
            var fields = new Protobuf();
            Attributes(fields, field, operation, method, path, isPlain);
            return fields.Written.ToArray();
        }
    }

    // SPAN_KIND_SERVER
    private const ulong Server = 2;

    /// <summary>A span's name, kind and first attributes.</summary>
    public byte[] OfSpan { get; }

    /// <summary>The attributes of a number's point.</summary>
    public byte[] OfNumber { get; }

    /// <summary>The attributes of a histogram's point.</summary>
    public byte[] OfHistogram { get; }

    private static void Attributes(Protobuf to, int field, string? operation, string? method, string? path, bool isPlain)
    {
        to.Attribute(field, "http.request.method"u8, method ?? "_OTHER");
        if (path is not null)
        {
            to.Attribute(field, "http.route"u8, path);
        }

        if (operation is not null)
        {
            to.Attribute(field, "chat_emulator.operation"u8, operation);
        }

        if (isPlain)
        {
            to.Attribute(field, "url.scheme"u8, "http");
        }
    }
}
