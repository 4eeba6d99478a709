namespace ChatEmulator.Mappings.Patterns;

/// <summary>What the address of a request has to be; this one takes any.</summary>
internal class UrlPattern
{
    /// <summary>Any address.</summary>
    public static UrlPattern Any { get; } = new();

    /// <summary>The path, where there is only one; null otherwise.</summary>
    public virtual string? LiteralPath => null;

    /// <summary>The address, where there is only one; null otherwise.</summary>
    public virtual string? Literal => LiteralPath;

    /// <summary>The letters that every path has to begin with; empty for none.</summary>
    public virtual string LiteralPrefix => LiteralPath ?? "";

    /// <summary>Whether looking at the address costs less than looking at headers and fields.</summary>
    public virtual bool IsCheap => true;

    /// <summary>Whether the address is as it has to be.</summary>
    public virtual bool Matches(Asked asked) => true;

    /// <summary>How far it is from that.</summary>
    public virtual double Distance(Asked asked) => 0;

    /// <summary>What the names in the path stand for; null when it has no names, or is not as it has to be.</summary>
    public virtual IReadOnlyDictionary<string, string>? Parameters(Asked asked) => null;
}

/// <summary><c>url</c>: path and query as sent.</summary>
internal sealed class ExactUrl(string url) : UrlPattern
{
    private readonly int _path = url.IndexOf('?', StringComparison.Ordinal) is var at && at < 0 ? url.Length : at;

    public override string LiteralPath => url[.._path];

    public override string Literal => url;

    public override bool Matches(Asked asked) =>
        asked.Path.AsSpan().SequenceEqual(url.AsSpan(0, _path)) && asked.Query.AsSpan().SequenceEqual(url.AsSpan(_path));

    public override double Distance(Asked asked) => Letters.Distance(url, asked.Url);
}

/// <summary><c>urlPath</c>: the path as sent, whatever the query.</summary>
internal sealed class ExactPath(string path) : UrlPattern
{
    public override string LiteralPath => path;

    public override bool Matches(Asked asked) => asked.Path == path;

    public override double Distance(Asked asked) => Letters.Distance(path, asked.Path);
}

/// <summary><c>urlPattern</c> and <c>urlPathPattern</c>: a regular expression of all of it.</summary>
internal sealed class RegexUrl(JavaRegex regex, bool pathAlone) : UrlPattern
{
    public override bool IsCheap => false;

    // A query may begin within what is certain; the path ends there.
    public override string LiteralPrefix { get; } = regex.Prefix.Split('?')[0];

    public override bool Matches(Asked asked) =>
        asked.Path.StartsWith(LiteralPrefix, StringComparison.Ordinal) && regex.Matches(pathAlone ? asked.Path : asked.Url, asked.Patience);

    public override double Distance(Asked asked) => Matches(asked) ? 0 : 1;
}
