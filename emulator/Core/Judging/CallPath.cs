using ChatEmulator.Contracts;

namespace ChatEmulator.Judging;

/// <summary>
/// Which part of a call is meant: <c>body.emails[0]</c>, <c>body.channels."a.b".read</c>, <c>header.Retry-After</c>, <c>path.id</c>,
/// <c>status</c>, <c>in_flight</c>.
/// </summary>
/// <param name="Root">The first word.</param>
/// <param name="Name">The name of a header, a query field or a part of the path; empty for the rest.</param>
/// <param name="Inside">The way into JSON; null where there is none.</param>
internal sealed record CallPath(string Root, string Name = "", BodyPath? Inside = null)
{
    private static readonly string[] Json = ["body", "answer"];
    private static readonly string[] Named = ["header", "query", "path"];
    private static readonly string[] Plain =
        ["path", "method", "operation", "account", "status", "effect", "rule", "limit", "delivery", "connection", "protocol", "in_flight", "ended", "replay_of"];

    /// <summary>The operations, whose paths give names to their parts; null where nobody asks for one.</summary>
    public OperationNames? Operations { get; private init; }

    /// <summary>Whether a name on the way into JSON is one of those.</summary>
    public bool IsUnder(Func<string, bool> name) => Inside is not null && Inside.Steps.Any(name);

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="operations">The operations, whose paths give names to their parts; null for none.</param>
    /// <exception cref="ArgumentException">No part of a call goes by that path; the message names those that do.</exception>
    public static CallPath Parse(string text, OperationNames? operations = null)
    {
        var end = text.AsSpan().IndexOfAny('.', '[');
        var (root, rest) = end < 0 ? (text, "") : (text[..end], text[end..]);
        if (Plain.Contains(root) && rest.Length == 0)
        {
            return new CallPath(root);
        }

        // A header's or a query field's name is taken as it is: it may have dots of its own.
        if (Named.Contains(root) && rest.Length > 1 && rest[0] == '.')
        {
            var path = new CallPath(root, rest[1..].Trim('"')) { Operations = operations };
            return root == "path" ? path.Checked(text) : path;
        }

        return Json.Contains(root) && BodyPath.TryRead(rest) is { } inside
            ? new CallPath(root, Inside: inside)
            : throw new ArgumentException(
                $"'{text}' is no part of a call. There are body.<path>, answer.<path>, header.<name>, query.<name>, path.<name>, {string.Join(", ", Plain)}; "
                + "a path is like body.emails[0] or body.channels.\"a.b\".read.",
                nameof(text));
    }

    // A name that no path has would be a condition that never holds, and an expectation that always does.
    private CallPath Checked(string text)
    {
        IReadOnlyList<string> known = Operations?.PathNames ?? [];
        return known.Contains(Name, StringComparer.Ordinal) ? this : throw new ArgumentException(
            $"'{text}' is no part of a call: no operation's path has a part of that name. "
            + (known.Count == 0 ? "None has any." : $"There are {string.Join(", ", known.Select(name => $"path.{name}"))}."),
            nameof(text));
    }
}
