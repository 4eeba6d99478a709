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

    private readonly List<TemplatePart> _parts = [];
    private readonly string _plain;

    /// <summary>Reads a template.</summary>
    public TemplateUrl(string template)
    {
        var (begin, wildcards) = (0, 0);
        for (var at = 0; at < template.Length;)
        {
            var close = template[at] == '{' ? template.IndexOf('}', at) : -1;
            var wild = string.CompareOrdinal(template, at, "**", 0, 2) == 0;
            if (close <= at + 1 && !wild)
            {
                at++;
                continue;
            }

            Add(template[begin..at]);
            _parts.Add(wild ? TemplatePart.Anything($"{wildcards++}") : TemplatePart.Segment(Bare(template[(at + 1)..close])));
            begin = at = wild ? at + 2 : close + 1;
        }

        Add(template[begin..]);
        _plain = string.Concat(_parts.Select(part => part.Literal ?? Gap.ToString()));
        Names = [.. _parts.Where(part => part.Literal is null).Select(part => part.Name)];
        LiteralPrefix = _parts is [{ Literal: { } first }, ..] ? first : "";
    }

    /// <summary>The names in the path, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    public override bool IsCheap => false;

    public override string? LiteralPath => Names.Count == 0 ? _plain : null;

    public override string LiteralPrefix { get; }

    public override bool Matches(Asked asked) => Begins(asked) && TemplateFit.Of(_parts, asked.Path, asked.Patience) is not null;

    public override double Distance(Asked asked) => Matches(asked) ? 0 : Letters.Distance(_plain, asked.Path);

    public override IReadOnlyDictionary<string, string>? Parameters(Asked asked)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Named(asked) ?? [])
        {
            parameters[name] = value;
        }

        return parameters.Count == 0 ? null : parameters;
    }

    /// <summary>What the names in the path stand for; null when the path is not as it has to be.</summary>
    public Header[]? Named(Asked asked) => Begins(asked) ? TemplateFit.Of(_parts, asked.Path, asked.Patience)?.Named() : null;

    private void Add(string literal)
    {
        if (literal.Length > 0)
        {
            _parts.Add(TemplatePart.Text(literal));
        }
    }

    private bool Begins(Asked asked) =>
        asked.Path.StartsWith(LiteralPrefix, StringComparison.Ordinal) && (_parts is not [.., { Literal: { } last }] || asked.Path.EndsWith(last, StringComparison.Ordinal));

    // RFC 6570 knows {.name}, {;name} and {name*}; only the name counts.
    private static string Bare(string name) => string.Concat(name.Where(letter => letter is not ('.' or ';' or '*')));
}
