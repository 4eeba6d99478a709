using System.Text;
using System.Text.RegularExpressions;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// <c>urlPathTemplate</c>: a path in which <c>{name}</c> stands for letters without a slash, at least one, and <c>**</c> for whatever there is. What a
/// name stands for is told as sent, not decoded.
/// </summary>
internal sealed class TemplateUrl : UrlPattern
{
    // A name counts as one letter of the distance, which no path has.
    private const char Gap = '\0';

    private readonly Regex _regex;
    private readonly List<string> _names = [];
    private readonly string _plain;

    /// <summary>Reads a template.</summary>
    public TemplateUrl(string template)
    {
        var (pattern, plain, wildcards) = (new StringBuilder(@"\A"), new StringBuilder(), 0);
        for (var at = 0; at < template.Length;)
        {
            var close = template[at] == '{' ? template.IndexOf('}', at) : -1;
            var wild = string.CompareOrdinal(template, at, "**", 0, 2) == 0;
            if (close > at + 1 || wild)
            {
                _names.Add(wild ? $"{wildcards++}" : Bare(template[(at + 1)..close]));
                pattern.Append(wild ? "(.*?)" : "([^/]+)");
                LiteralPrefix ??= plain.ToString();
                plain.Append(Gap);
                at = wild ? at + 2 : close + 1;
                continue;
            }

            plain.Append(template[at]);
            pattern.Append(Regex.Escape(template[at++].ToString()));
        }

        _plain = plain.ToString();
        LiteralPrefix ??= _plain;
        _regex = new Regex(pattern.Append(@"\z").ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>The names in the path, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    public override bool IsCheap => false;

    public override string? LiteralPath => _names.Count == 0 ? _plain : null;

    public override string LiteralPrefix { get; }

    public override bool Matches(Asked asked) => asked.Path.StartsWith(LiteralPrefix, StringComparison.Ordinal) && _regex.IsMatch(asked.Path);

    public override double Distance(Asked asked) => Matches(asked) ? 0 : Letters.Distance(_plain, asked.Path);

    public override IReadOnlyDictionary<string, string>? Parameters(Asked asked)
    {
        var named = Named(asked);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in named)
        {
            parameters[name] = value;
        }

        return named.Length == 0 ? null : parameters;
    }

    /// <summary>What the names in the path stand for; none when the path is not as it has to be.</summary>
    public Header[] Named(Asked asked) =>
        asked.Path.StartsWith(LiteralPrefix, StringComparison.Ordinal) && _regex.Match(asked.Path) is { Success: true } match
            ? [.. _names.Select((name, i) => new Header(name, match.Groups[i + 1].Value))]
            : [];

    // RFC 6570 knows {.name}, {;name} and {name*}; only the name counts.
    private static string Bare(string name) => string.Concat(name.Where(letter => letter is not ('.' or ';' or '*')));
}
