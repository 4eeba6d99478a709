using ChatEmulator.Contracts;

namespace ChatEmulator.Judging;

/// <summary>Which part of a call is meant: <c>body.emails[0]</c>, <c>body.channels."a.b".read</c>, <c>header.Retry-After</c>, <c>status</c>.</summary>
/// <param name="Root">The first word.</param>
/// <param name="Name">The name of a header or a query field; empty for the rest.</param>
/// <param name="Inside">The way into JSON; null where there is none.</param>
internal sealed record CallPath(string Root, string Name = "", BodyPath? Inside = null)
{
    private static readonly string[] Json = ["body", "answer"];
    private static readonly string[] Named = ["header", "query"];
    private static readonly string[] Plain = ["path", "method", "operation", "account", "status", "effect", "rule", "limit", "delivery"];

    /// <summary>Whether a name on the way into JSON is one of those.</summary>
    public bool IsUnder(Func<string, bool> name) => Inside is not null && Inside.Steps.Any(name);

    /// <summary>Reads a path.</summary>
    /// <exception cref="ArgumentException">No part of a call goes by that path; the message names those that do.</exception>
    public static CallPath Parse(string text)
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
            return new CallPath(root, rest[1..].Trim('"'));
        }

        return Json.Contains(root) && BodyPath.TryRead(rest) is { } inside
            ? new CallPath(root, Inside: inside)
            : throw new ArgumentException(
                $"'{text}' is no part of a call. There are body.<path>, answer.<path>, header.<name>, query.<name>, {string.Join(", ", Plain)}; "
                + "a path is like body.emails[0] or body.channels.\"a.b\".read.",
                nameof(text));
    }
}
