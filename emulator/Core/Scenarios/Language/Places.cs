using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>Reads the name of a place in a call: one grammar for whatever looks at calls.</summary>
internal static class Places
{
    /// <summary>The names of places for those who have no reader of ours; of paths they know no more than how these begin.</summary>
    public const string Pattern = "^(?:path|path\\..+|account|call|size|protocol|query\\..+|header\\.[!#$%&'*+.^_`|~0-9A-Za-z-]+|(?:body|token)(?:[.\\[].*)?)$";

    /// <summary>The names of places in bodies, likewise.</summary>
    public const string BodyPattern = "^body[.\\[].*$";

    /// <summary>What a place may be, in words.</summary>
    public const string Right = "There is `body.<path>`, `header.<name>`, `query.<name>`, `token.<claim>`, `path`, `path.<name>`, `account`, `call`, `size` and `protocol`.";

    /// <summary>What a place may begin with.</summary>
    public static readonly string[] Known = ["body", "header", "query", "token", "path", "account", "call", "size", "protocol"];

    /// <summary>The place; null when there is none of that name, and the page says what there is.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="onlooker">What looks there.</param>
    /// <param name="page">The file.</param>
    public static Subject? Read(TextNode name, IOnlooker onlooker, Page page)
    {
        var split = name.Value.AsSpan().IndexOfAny('.', '[');
        var place = split < 0 ? name.Value : name.Value[..split];
        var rest = split < 0 ? "" : name.Value[split..];
        Subject? subject = (place, rest) switch
        {
            ("path", "") => new PathSubject(),
            ("path", ['.', _, ..]) => PathName(name, rest[1..], onlooker),
            ("account", "") => new AccountSubject(),
            ("call", "") => new CallSubject(),
            ("size", "") => new SizeSubject(),
            ("protocol", "") => new ProtocolSubject(),
            ("query", ['.', _, ..]) => new QuerySubject(rest[1..]),
            ("header", ['.', _, ..]) when HeadersReader.IsName(rest[1..]) => new HeaderSubject(rest[1..]),
            ("token", _) => Path(name, rest, page, "`token.sub`, `token.chls.general.read`") is { } claim ? new TokenSubject(claim) : null,
            ("body", _) => Body(name, rest, onlooker, page),
            _ => Wrong(name, place, rest, onlooker, page),
        };
        return subject is null ? null : Shared(subject, place == "header" ? name.Value.ToUpperInvariant() : name.Value, name.Value, onlooker);
    }

    /// <summary>What follows <c>body</c> in the name of a place as a path; null when it is none, and the page says so.</summary>
    public static BodyPath? Path(TextNode name, string rest, Page page, string examples = "`body.member_id`, `body.emails[0]`")
    {
        var path = BodyPath.TryRead(rest);
        if (path is null)
        {
            page.Error(name, $"`{name.Shown}` is not a path. Right would be {examples}, "
                + "or in quotes a name with odd characters: `body.channels.\"a.b\".read`.");
        }

        return path;
    }

    private static PathNameSubject PathName(TextNode key, string name, IOnlooker onlooker)
    {
        onlooker.PathNames.Add((key, name));
        return new PathNameSubject(name);
    }

    private static BodySubject? Body(TextNode name, string rest, IOnlooker onlooker, Page page)
    {
        if (Path(name, rest, page) is not { } path)
        {
            return null;
        }

        onlooker.BodyPaths.Add((name, path));
        return new BodySubject(path);
    }

    // One of each place, and a slot for each, so that what stands there is looked up once a call.
    private static Subject Shared(Subject subject, string name, string written, IOnlooker onlooker)
    {
        if (onlooker.Places.TryGetValue(name, out var known))
        {
            return known;
        }

        (subject.Slot, subject.Written) = (onlooker.Places.Count, written);
        return onlooker.Places[name] = subject;
    }

    private static Subject? Wrong(TextNode name, string place, string rest, IOnlooker onlooker, Page page)
    {
        var field = $"body.{name.Value}";
        var isField = onlooker.Vocabulary.Operations.Any(operation => operation.BodyPaths.Contains(field));
        page.Error(name, isField
            ? $"`{name.Shown}` does not say where to look. Did you mean `{field}`?"
            : Wrong(name.Shown, place, rest));
        return null;
    }

    private static string Wrong(string name, string place, string rest) => (place, rest) switch
    {
        ("header", ['.', _, ..]) => $"`{name}` is not a place in a call: a header's name is letters, digits and dashes.",
        ("header", _) => $"`{name}` does not say which. Write its name behind a dot, such as `header.X-Session`.",
        ("query", _) => $"`{name}` does not say which. Write its name behind a dot, such as `query.limit`.",
        ("path" or "account" or "call" or "size" or "protocol", _) => $"`{name}` is not a place in a call: `{place}` stands alone.",
        _ => $"`{name}` is not a place in a call.{(Nearest.Of(place, Known) is { } near ? $" Did you mean `{near}{rest}`?" : "")} {Right}",
    };
}
