namespace ChatEmulator.Mappings.Net;

/// <summary>Which part of a mapping of WireMock.Net became which of WireMock's, so that a fault of the one is told where the other was written.</summary>
/// <param name="root">Where the mapping stands.</param>
internal sealed class Origins(string root)
{
    private readonly Dictionary<string, string> _of = new(StringComparer.Ordinal);

    /// <summary>Notes that a part became another.</summary>
    /// <param name="java">The part of WireMock's, as a JSON pointer.</param>
    /// <param name="net">The part that was written.</param>
    public void Add(string java, string net) => _of[java] = net;

    /// <summary>Where a part was written, or what it belongs to.</summary>
    public string Of(string java)
    {
        for (var at = java; at.Length > 0; at = at[..at.LastIndexOf('/')])
        {
            if (_of.TryGetValue(at, out var net))
            {
                return net;
            }
        }

        return root;
    }
}
