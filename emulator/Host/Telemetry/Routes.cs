using ChatEmulator.Contracts;

namespace ChatEmulator.Host.Telemetry;

/// <summary>What a span and a metric say of an operation: the same each time, so it is written once.</summary>
/// <param name="catalogues">The imitated vendors.</param>
internal sealed class Routes(IEnumerable<Catalogue> catalogues)
{
    // Operations are as many as scenarios name; who changes scenarios for days does not fill memory with what they were. Past it only methods are told.
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

        if (_known.Count >= Most && operation is not null)
        {
            return Of(null, method);
        }

        return _known[(operation, name ?? "")] = new Route(operation, name, Path(operation), _url, _isPlain);
    }

    // A stub is called by its method and its path.
    private string? Path(string? operation) => operation is null ? null
        : _paths.TryGetValue(operation, out var path) ? path
        : operation.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? operation[slash..]
        : null;
}
