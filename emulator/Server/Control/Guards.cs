using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatEmulator.Server.Answering;
using ChatEmulator.Server.Listening;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatEmulator.Server.Control;

/// <summary>
/// Who may talk to the Control API. It can reset and read everything, so a page in a browser must not reach it, neither under a
/// name of its own that leads here (Host), nor from another site (Origin); the key is for those who listen beyond loopback.
/// </summary>
internal sealed class Guards(ListenAddress address, ServerOptions options)
{
    /// <summary>The most bytes of a snapshot, or of what is sent in another tool's dialect.</summary>
    public const long LargestSnapshot = 64_000_000;
    private const string Scheme = "Bearer ";
    private const long LargestOther = 1_000_000;

    private readonly HashSet<string> _hosts = new(
        ["localhost", "127.0.0.1", "[::1]", address.Host, .. options.AllowedHosts], StringComparer.OrdinalIgnoreCase);

    private readonly byte[]? _key = options.ControlKey is { Length: > 0 } key ? Hash(key) : null;

    /// <summary>Lets a request pass, or tells why not.</summary>
    /// <exception cref="RefusedException">The request may not pass.</exception>
    public void Check(HttpContext context)
    {
        CheckHost(context.Request.Host.Host);
        CheckOrigin(context.Request);
        CheckKey(context);
        CheckSecrets(context);
        CheckLength(context);
    }

    private void CheckHost(string host)
    {
        if (!_hosts.Contains(host))
        {
            throw new RefusedException(403, host.Length == 0
                ? "The request has no Host header; Control answers to localhost, 127.0.0.1 and [::1]."
                : $"Control does not answer to the host '{host}'. If that name is meant to lead here, start with --allow-host {host}.");
        }
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private void CheckOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || IsReading(request))
        {
            return;
        }

        if (!Uri.TryCreate(origin, UriKind.Absolute, out var site) || !_hosts.Contains(site.Host))
        {
            throw new RefusedException(403, $"Control does not let pages of '{origin}' change anything. If they are yours, start with --allow-host and their host name.");
        }
    }

    private void CheckKey(HttpContext context)
    {
        if (_key is null || (IsReading(context.Request) && IsOpen(context.Request.Path)))
        {
            return;
        }

        // Hashes are of one length, so neither content nor length of the key shows in the time that this takes; two headers are no key.
        var sent = context.Request.Headers.Authorization.ToString();
        var isBearer = sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        if (!CryptographicOperations.FixedTimeEquals(_key, Hash(isBearer ? sent[Scheme.Length..] : sent)) || !isBearer)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"chat-emulator control\"";
            throw new RefusedException(401, "Control asks for its key: send the header Authorization: Bearer KEY with the KEY of --control-key.");
        }
    }

    // Whether it is ready, and what everybody needs before anything can be trusted.
    private static bool IsOpen(PathString path) => path == ControlApi.Health || path == ControlApi.Authority;

    // A snapshot holds keys and credentials as they are.
    private void CheckSecrets(HttpContext context)
    {
        if (_key is null && IsSnapshot(context.Request.Path) && context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from))
        {
            throw new RefusedException(403, "A snapshot holds keys and credentials, so from another machine or container it needs the key of Control: start with --control-key.");
        }
    }

    // As routes are found: in whatever case, and with a slash behind.
    private static bool IsSnapshot(PathString path) =>
        path.StartsWithSegments(ControlApi.Worlds, StringComparison.OrdinalIgnoreCase, out var rest)
        && rest.Value!.AsSpan().TrimEnd('/').EndsWith("/snapshot", StringComparison.OrdinalIgnoreCase);

    /// <summary>The most bytes of a body that Control reads.</summary>
    public static long Largest(HttpContext context) => MayBeLarge(context.Request.Path) ? LargestSnapshot : LargestOther;

    /// <summary>That a body is larger than that.</summary>
    public static string TooLarge(HttpContext context) => $"The body is larger than {Largest(context) / 1_000_000} MB, the most that Control reads{(MayBeLarge(context.Request.Path) ? " here" : "")}.";

    // A snapshot holds a world's past, and an import the mappings of a whole folder.
    private static bool MayBeLarge(PathString path) => IsSnapshot(path) || path.StartsWithSegments(Target.AdminRoot, StringComparison.OrdinalIgnoreCase);

    private static void CheckLength(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = Largest(context);
        if (context.Request.ContentLength > Largest(context))
        {
            throw new RefusedException(413, TooLarge(context));
        }
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
