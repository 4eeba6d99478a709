using System.Text.RegularExpressions;

namespace ChatEmulator.Fuzzing;

/// <summary>Scenarios in which something is broken: the shipped ones, those of the manual and those with golden problems, token by token.</summary>
internal static partial class Mutation
{
    private const int MostSteps = 4;
    private const int Patience = 30_000;
    private const int Megabyte = 900_000;

    // What a place of the language may not expect.
    private static readonly string[] Nasty =
    [
        "", "~", "null", "true", "no", "0", "-1", "1e999", "-0.0", ".nan", ".inf", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1_000", "0x7f", "0o17",
        "0.00000000000000000000000000000000001", "79228162514264337593543950336", "1h", "-1s", "0s", "99999999999d", "0.0000001ms", "1e9h", "5 minutes", "10 GB", "-1 B", "0 B", "1 kB/s", "0 B/s",
        "0%", "101%", "-5%", "0.001%", "2026-01-15T09:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "2026-13-45", "2026-01-15T09:00:00+14:00", "\"\"", "''", "\"*\"", "*", "*a", "&a x", "<<", "!!int x",
        "!!binary x", "!x", "?", "-", "|", ">", "@x", "`x", "%x", "[", "]", "{", "}", "[]", "{}", "[[]]", "{ a: {} }", "[1, x, ~]", "{ a: 1, a: 2 }", "\"\\u0000\"", "\"\\ud800\"", "\"\\U0010ffff\"", "\"a\\r\\nX: y\"",
        "\ud800", "\udfff\ud800", "é", "e\u0301", "\u202e\u2066", "\u2028", "\u0085", "\ufeff", "\ufffe", "\0", "\u001b[2J", "😀", "İ", "ß", "{{now}}", "\"{{now+99999999999d}}\"", "\"{{now-30d.unix}}\"", "\"{{\"", "\"}}\"", "\"{{{{\"",
        "\"{{body}}\"", "\"{{body.a[99999999999].b}}\"", "\"{{fake.nobody}}\"", "\"{{fake.paragraph}}\"", "\"{{token.sub}}\"", "\"{{header.x\\r\\n}}\"", "(", "\"(a+)+$\"", "\"\\\\p{L}{1000}\"", "\"[\"", "\"(?<=a)b\"", "\"\\\\1\"", "algoreg.*", "signalwire.create_token",
        "algoreg.nobody", "\"GET /v1/{a}/{a}\"", "\"ANY /*\"", "\"GET /_emulator/x\"", "\"PO ST /x\"", "body", "body..a", "body.a[", "body.a[-1]", "body.\"a.b\".c", "header.", "header.x y", "query.\u00e9", "path.x", "token.", "call", "size", "protocol", "account",
        "applied", "none", "twice", "{ late: 45s }", "{ late: -1s }", "{ late: 9999999d }", "reset", "close", "hang", "{ hang: { after: headers, for: 1ms } }", "{ delay: 1ms }", "{ delay: 99999d }", "{ throttle: 1 B/s }", "{ slice: 1 B }",
        "{ huge_header: 1 MB }", "{ truncate: { share: 100% } }", "{ flip_bits: 10000 }", "{ delay: { lognormal: { median: 1ms, p99: 99999d } } }", "{ delay: { normal: { mean: 0s, deviation: 99999d } } }",
        "{ dribble: { pieces: 10000, over: 99999d } }", "{ error: rate_limited, retry_after: 99999999d }", "{ error: rate_limited, retry_after: { in: 9999999d, as: http_date } }", "{ error: rate_limited, retry_after: when_allowed }", "{ status: 99 }", "{ status: 100 }", "{ status: 204, body: x }", "{ status: 999 }",
        "{ status: 200, headers: { Content-Length: 5 } }", "{ status: 200, headers: { \"a b\": c } }", "{ status: 200, headers: { X: \"\\u0001\" } }", "{ status: 200, json: { a: \"{{body}}\" } }", "{ status: 200, base64: \"=\" }", "{ alter: { unusual: true } }",
        "{ alter: { set: { \"a[5].b\": 1 } } }", "{ alter: { skew: { date: 99999999d } } }", "{ alter: { skew: { date: -99999999d, expires_at: 9999999d } } }", "{ alter: { as: { expires_at: iso, token: millis } } }", "{ alter: { rename: { token: expires_at } } }",
        "{ start: 0001-01-01T00:00:00Z, frozen: true }", "{ start: 9999-12-31T23:59:59Z }", "{ start: 2026-01-15T09:00:00Z, speed: 1000000 }", "{ life: 99999999d }", "{ life: 0s }", "{ revoked: true }", "[{ advance: 9999999d }]", "[{ revoke: all }, { lock: account }]", "{ after: 9999999d, error: x }",
        "{ from: 99999999d, for: 99999999d }", "{ mix: [{ weight: 1, answer: own }] }", "when_allowed", "restarts", "sliding", "growing", "all_used",
    ];

    private static readonly Lazy<IReadOnlyList<string>> Sound = new(() => [.. Files("*.yaml"), .. Blocks()]);

    /// <summary>Scenarios as they are, those included that are meant to be wrong.</summary>
    public static IReadOnlyList<string> Whole => Sound.Value;

    /// <summary>One of them, with one to four things broken.</summary>
    public static string Make(Random chance)
    {
        var text = chance.Of(Whole);
        for (var steps = chance.Next(1, MostSteps + 1); steps > 0; steps--)
        {
            text = Break(text, chance);
        }

        return text;
    }

    /// <summary>Something that a place may not expect.</summary>
    public static string Word(Random chance) => chance.Next(200) == 0 ? new string((char)chance.Next(33, 1_000), Megabyte) : chance.Of(Nasty);

    private static string Break(string text, Random chance) => chance.Next(16) switch
    {
        0 => Tokens(text, chance, (tokens, i, j) => (tokens[i], tokens[j]) = (tokens[j], tokens[i])),
        1 or 2 => Tokens(text, chance, (tokens, i, _) => tokens[i] = Word(chance)),
        3 => Tokens(text, chance, (tokens, i, _) => tokens[i] = ""),
        4 => Tokens(text, chance, (tokens, i, j) => tokens[i] = tokens[j]),
        5 => text.Insert(chance.Next(text.Length + 1), Word(chance)),
        6 => Lines(text, chance, (lines, i, j) => (lines[i], lines[j]) = (lines[j], lines[i])),
        7 => Lines(text, chance, (lines, i, j) => lines[i] += "\n" + lines[j]),
        8 => Lines(text, chance, (lines, i, _) => lines[i] = ""),
        9 => Lines(text, chance, (lines, i, _) => lines[i] = new string(' ', chance.Next(9)) + lines[i].TrimStart()),
        10 => Lines(text, chance, (lines, i, _) => lines[i] += "\n" + chance.Of(chance.Of(Whole).Split('\n'))),
        11 or 12 => Values(text, chance, _ => Word(chance)),
        13 => Values(text, chance, value => chance.Next(5) switch
        {
            0 => $"[{value}]",
            1 => $"{{ {value}: {value} }}",
            2 => $"\"{value}\"",
            3 => $"&a {value}",
            _ => string.Concat(Enumerable.Repeat("[", chance.Next(1, 60))) + value,
        }),
        14 => Values(text, chance, _ => Values(chance.Of(Whole), chance)),
        _ => Ends(text, chance),
    };

    private static string Ends(string text, Random chance) => chance.Next(8) switch
    {
        0 => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        1 => text.Replace("\n", "\r", StringComparison.Ordinal),
        2 => text.Replace("\n", "\u0085", StringComparison.Ordinal),
        3 => "\ufeff" + text,
        4 => text.Replace("  ", "\t", StringComparison.Ordinal),
        5 => text + "\n---\n" + text,
        6 => text + "\na: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [*{(char)('a' + i)},*{(char)('a' + i)},*{(char)('a' + i)},*{(char)('a' + i)}]\n")),
        _ => text[..chance.Next(text.Length + 1)],
    };

    private static string Tokens(string text, Random chance, Action<string[], int, int> change)
    {
        string[] tokens = [.. Token().Matches(text).Select(match => match.Value)];
        return Change(tokens, chance, change) ? string.Concat(tokens) : Word(chance);
    }

    private static string Lines(string text, Random chance, Action<string[], int, int> change)
    {
        var lines = text.Split('\n');
        return Change(lines, chance, change) ? string.Join('\n', lines) : text;
    }

    private static bool Change(string[] parts, Random chance, Action<string[], int, int> change)
    {
        if (parts.Length > 0)
        {
            change(parts, chance.Next(parts.Length), chance.Next(parts.Length));
        }

        return parts.Length > 0;
    }

    private static string Values(string text, Random chance, Func<string, string> change)
    {
        var values = Value().Matches(text);
        return values.Count == 0 ? text : values[chance.Next(values.Count)] is var one ? text[..one.Index] + change(one.Value) + text[(one.Index + one.Length)..] : text;
    }

    private static string Values(string text, Random chance) => Value().Matches(text) is { Count: > 0 } values ? values[chance.Next(values.Count)].Value : "";

    private static IEnumerable<string> Files(string pattern) =>
        new[] { Path.Combine(Root, "scenarios"), Path.Combine(Root, "tests", "ChatEmulator.Core.Tests", "Scenarios", "Problems") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)).Select(File.ReadAllText);

    private static IEnumerable<string> Blocks() =>
        Block().Matches(File.ReadAllText(Path.Combine(Root, "scenarios", "README.md"))).Select(match => match.Groups["yaml"].Value);

    private static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Emulator.sln")) ? folder.FullName : Find(folder.Parent!);

    [GeneratedRegex(@"\w+|[^\S\n]+|\n|.", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Token();

    // What stands behind a colon, as far as the line or the flow goes.
    [GeneratedRegex(@"(?<=: )(?:\{[^{}\n]*\}|\[[^\[\]\n]*\]|""[^""\n]*""|[^\s,{}\[\]]+(?: [^\s,{}\[\]]+)*)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Value();

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Block();
}
