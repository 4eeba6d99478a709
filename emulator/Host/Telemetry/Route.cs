namespace ChatEmulator.Host.Telemetry;

/// <summary>What spans and metrics say of an operation.</summary>
/// <param name="operation">The operation; null when the path is nobody's.</param>
/// <param name="method">The method; null for one that conventions do not name.</param>
/// <param name="path">The operation's path, with names in braces; null for none.</param>
/// <param name="url">Where the server listens; null when it is not known yet.</param>
/// <param name="isPlain">Whether nobody comes by HTTPS.</param>
internal sealed class Route(string? operation, string? method, string? path, Uri? url, bool isPlain)
{
    // SPAN_KIND_SERVER
    private const ulong Server = 2;

    /// <summary>A span's name, kind and first attributes.</summary>
    public byte[] OfSpan
    {
        get
        {
            var to = new Protobuf();
            to.Text(5, path is null ? method ?? "HTTP" : $"{method ?? "HTTP"} {path}");
            to.Number(6, Server);
            Write(to, 9);
            if (url is not null)
            {
                to.Attribute(9, "server.address"u8, url.Host.Trim('[', ']'));
                if (isPlain)
                {
                    to.Attribute(9, "server.port"u8, url.Port);
                }
            }

            return to.Written.ToArray();
        }
    }

    /// <summary>Writes what spans and points both tell.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="field">The number of the field for attributes.</param>
    public void Write(Protobuf to, int field)
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
