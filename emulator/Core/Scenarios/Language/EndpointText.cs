using System.Buffers;
using ChatEmulator.Contracts;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads an endpoint as stubs name it: <c>GET /v1/rates/{currency}</c>.</summary>
internal static class EndpointText
{
    private const int Longest = 1_000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private static readonly SearchValues<char> NameLetters = SearchValues.Create(Letters);
    private static readonly SearchValues<char> TokenLetters = SearchValues.Create(Letters + "!#$%&'*+.^`|~");

    private static readonly string[] Usual = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "ANY"];
    private static readonly string[] Safe = ["GET", "HEAD", "OPTIONS", "TRACE"];
    private static readonly string[] Controls = ["_emulator", "__admin", "worlds"];

    /// <summary>The endpoint; null when the text is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wrong">What is wrong with it; null when nothing is.</param>
    public static CatalogueOperation? Read(string text, out string? wrong)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var (method, path) = space < 0 ? ("", text) : (text[..space], text[(space + 1)..]);
        wrong = Method(method, path) ?? Path(path);
        if (wrong is not null)
        {
            return null;
        }

        var reads = Safe.Contains(method, StringComparer.Ordinal);
        return new CatalogueOperation(text, method, path, !reads, 200, reads ? [] : ["body.**"], "")
        {
            TakesCredentials = false,
            IsStub = true,
            IdempotencyKey = "header.Idempotency-Key",
        };
    }

    private static string? Method(string method, string path) =>
        method.Length == 0 ? $"An endpoint is a method and a path: `GET {(path.StartsWith('/') ? path : "/v1/rates")}`."
        : method == "*" ? "For every method write `ANY` (OPTIONS is said by itself)."
        : Usual.FirstOrDefault(usual => usual != method && usual.Equals(method, StringComparison.OrdinalIgnoreCase)) is { } meant ? $"Methods are written in capitals: `{meant}`."
        : method.AsSpan().ContainsAnyExcept(TokenLetters) ? $"`{method}` is no method. Right would be `GET`, `POST` or `ANY`."
        : null;

    private static string? Path(string path) =>
        path.Contains("://", StringComparison.Ordinal) ? "A stub has a path and no host: `GET /v1/rates`. The application is told by its own settings where to find it."
        : !path.StartsWith('/') ? $"A path begins with a slash: `/{path.TrimStart()}`."
        : path.Length > Longest ? $"This path is longer than {Longest:N0} characters."
        : path.Contains('?') ? "A path has no query. What must stand there goes under `when`: `when: { query.base: EUR }`."
        : path.AsSpan().ContainsAny(" #\t\r\n") ? "A path has no white space and no `#`; in percent-encoding they are `%20` and `%23`."
        : Controls.Contains(path.Split('/')[1], StringComparer.OrdinalIgnoreCase) ? $"`/{path.Split('/')[1]}` belongs to the emulator itself. A stub needs another path."
        : Segments(path.Split('/')[1..]);

    private static string? Segments(string[] segments)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < segments.Length; i++)
        {
            var (segment, isLast) = (segments[i], i == segments.Length - 1);
            if (!segment.AsSpan().ContainsAny("{}*"))
            {
                continue;
            }

            if (segment == "*" ? !isLast : !Name(segment, isLast, names))
            {
                return $"`{segment}` is no segment. Right would be `{{name}}` for one whole segment, or at the end `{{name...}}` or `*` for the rest; each name once.";
            }
        }

        return null;
    }

    private static bool Name(string segment, bool isLast, HashSet<string> names)
    {
        if (segment is not ['{', .. var inside, '}'])
        {
            return false;
        }

        var isRest = inside.EndsWith("...", StringComparison.Ordinal);
        var name = isRest ? inside[..^3] : inside;
        return name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameLetters) && (!isRest || isLast) && names.Add(name);
    }
}
