using System.Text;
using System.Text.RegularExpressions;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Host.Explaining;

/// <summary>
/// Reads requests as editors keep them in <c>.http</c> files: <c>METHOD URL</c>, which may end in <c>HTTP/2</c>, headers, an empty line, the body; several are parted by <c>###</c>.
/// Lines with <c>#</c> or <c>//</c> are comments, <c>@name = value</c> sets what <c>{{name}}</c> stands for, and our own <c># @wait 10s</c> lets time pass first.
/// </summary>
/// <param name="file">The file as the user named it.</param>
internal sealed partial class RequestFile(string file)
{
    private readonly List<WrittenRequest> _requests = [];
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private TimeSpan _wait;

    /// <summary>The requests of a text.</summary>
    /// <exception cref="FormatException">It is not what such a file holds; the message names file, line and remedy.</exception>
    public static IReadOnlyList<WrittenRequest> Read(string file, string text)
    {
        var reader = new RequestFile(file);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            i = lines[i].Trim().Length == 0 || reader.IsAside(lines[i], i) ? i + 1 : reader.Request(lines, i);
        }

        return reader._requests.Count > 0 ? reader._requests
            : throw new FormatException($"{file}: there is no request in it. One begins with a line such as `POST /api/chat/tokens`.");
    }

    // Comments, variables, what parts requests, and waits.
    private bool IsAside(string line, int at)
    {
        if (Wait().Match(line) is { Success: true } wait)
        {
            _wait += Durations.TryRead(wait.Groups["time"].Value, out var time) ? time
                : throw Wrong(at, $"`{wait.Groups["time"].Value}` is no duration. Write for example `# @wait 10s`.");
            return true;
        }

        if (Variable().Match(line) is { Success: true } variable)
        {
            _variables[variable.Groups["name"].Value] = Filled(variable.Groups["value"].Value.Trim(), at);
            return true;
        }

        return line.TrimStart() is ['#', ..] or ['/', '/', ..];
    }

    private int Request(string[] lines, int at)
    {
        var (method, target, protocol) = First(Filled(lines[at], at), at);
        var i = at + 1;
        for (; i < lines.Length && lines[i].TrimStart() is ['?' or '&', ..]; i++)
        {
            target += Filled(lines[i].Trim(), i);
        }

        var headers = new List<Header>();
        for (; i < lines.Length && lines[i].Trim().Length > 0 && !IsEnd(lines[i]); i++)
        {
            if (!IsAside(lines[i], i))
            {
                headers.Add(HeaderOf(Filled(lines[i], i), i));
            }
        }

        var body = i;
        while (i < lines.Length && !IsEnd(lines[i]))
        {
            i++;
        }

        _requests.Add(new WrittenRequest(at + 1, method, target, headers, Body(lines[Math.Min(body + 1, i)..i], body + 1), _wait, protocol));
        _wait = TimeSpan.Zero;
        return i;
    }

    private (string Method, string Target, Protocols Protocol) First(string line, int at)
    {
        var parts = line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (method, target, rest) = parts is [var only] ? ("GET", only, 0) : (parts[0], parts[1], parts.Length - 2);
        if (rest > 1 || (rest == 1 && !parts[2].StartsWith("HTTP/", StringComparison.Ordinal)) || !IsTarget(target))
        {
            throw Wrong(at, $"`{Brief.Of(line.Trim(), 80)}` is not how a request begins. Write for example `POST /api/chat/tokens` or `GET http://127.0.0.1:4010/?token=abc`.");
        }

        var path = Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.PathAndQuery : target;
        return (method, path, rest == 1 && parts[2] is "HTTP/2" or "HTTP/2.0" ? Protocols.Http2 : Protocols.Http1);
    }

    private static bool IsTarget(string target) => target is ['/', ..] || target.StartsWith("http://", StringComparison.Ordinal) || target.StartsWith("https://", StringComparison.Ordinal);

    private Header HeaderOf(string line, int at)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || line[..colon].Contains(' '))
        {
            throw Wrong(at, $"`{Brief.Of(line.Trim(), 80)}` is not a header: `Name: value`. An empty line comes before the body.");
        }

        var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
        return new Header(name, name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? Credentials(value) : value);
    }

    // Editors take the two parts as they are, and encode them.
    private static string Credentials(string value) =>
        value.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["Basic", var both] when both.Contains(':') => Encoded(both),
            ["Basic", var user, var password] => Encoded($"{user}:{password}"),
            _ => value,
        };

    private static string Encoded(string both) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(both))}";

    private byte[] Body(string[] lines, int at)
    {
        var end = lines.Length;
        while (end > 0 && lines[end - 1].Trim().Length == 0)
        {
            end--;
        }

        if (end == 1 && lines[0].StartsWith("<@", StringComparison.Ordinal))
        {
            throw Wrong(at, "A file after `<@` is filled in by editors and not here. Write `< name` for a file as it is.");
        }

        if (end == 1 && lines[0].StartsWith("< ", StringComparison.Ordinal))
        {
            return Contents(lines[0][2..].Trim(), at);
        }

        return lines[..end].FirstOrDefault(line => line.StartsWith("> {%", StringComparison.Ordinal)) is { } script
            ? throw Wrong(at, $"`{Brief.Of(script, 40)}` begins a script. Scripts are not run here: take it out.")
            : Encoding.UTF8.GetBytes(string.Join('\n', lines[..end].Select((line, i) => Filled(line, at + i))));
    }

    private byte[] Contents(string name, int at)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(file) ?? "", name));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Wrong(at, $"The body cannot be read: {problem.Message}");
        }
    }

    private string Filled(string line, int at) => Unknown().Match(line) is { Success: true } unknown
        ? throw Wrong(at, $"`{Brief.Of(unknown.Value, 60)}` is filled in by editors and not here. Write what stands there: `@name = value` above, and `{{{{name}}}}` here.")
        : Replaced(line, at);

    private string Replaced(string line, int at) => Use().Replace(line, use => _variables.TryGetValue(use.Groups["name"].Value, out var value)
        ? value
        : throw Wrong(at, $"`{use.Value}` stands for nothing. Set it above: `@{use.Groups["name"].Value} = …`."));

    private static bool IsEnd(string line) => line.StartsWith("###", StringComparison.Ordinal);

    private FormatException Wrong(int at, string what) => new($"{file}:{at + 1}: {what}");

    [GeneratedRegex(@"^\s*(?:#|//)\s*@wait\s+(?<time>.*?)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Wait();

    [GeneratedRegex(@"^@(?<name>[\w-]+)\s*=\s*(?<value>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{\s*(?<name>[\w-]+)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();

    [GeneratedRegex(@"\{\{\s*(\$|[\w-]+\.)[^}]*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();
}

/// <summary>A request of such a file.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">The path, with its query.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
/// <param name="Wait">How much time passes before it, on the world's clock.</param>
/// <param name="Protocol">What it comes by: HTTP/2 where the first line ends so.</param>
internal sealed record WrittenRequest(int Line, string Method, string Target, IReadOnlyList<Header> Headers, byte[] Body, TimeSpan Wait, Protocols Protocol);
