using System.Globalization;

namespace ChatEmulator.Judging;

/// <summary>Which part of a call is meant: <c>body.emails[0]</c>, <c>body.channels."a.b".read</c>, <c>header.Retry-After</c>, <c>status</c>.</summary>
/// <param name="Root">The first word.</param>
/// <param name="Steps">Names, and for JSON also indices, that lead further in.</param>
internal sealed record CallPath(string Root, IReadOnlyList<object> Steps)
{
    private static readonly string[] Json = ["body", "answer"];
    private static readonly string[] Named = ["header", "query"];
    private static readonly string[] Plain = ["path", "method", "operation", "account", "status", "effect", "rule", "delivery"];

    /// <summary>Whether it leads into JSON.</summary>
    public bool IsJson => Json.Contains(Root);

    /// <summary>The name of a header or a query field; for JSON the innermost name; empty when there is none.</summary>
    public string Name => Steps.OfType<string>().LastOrDefault() ?? "";

    /// <summary>Reads a path.</summary>
    /// <exception cref="ArgumentException">No part of a call goes by that path; the message names those that do.</exception>
    public static CallPath Parse(string text)
    {
        var end = text.AsSpan().IndexOfAny('.', '[');
        var (root, rest) = end < 0 ? (text, "") : (text[..end], text[end..]);
        if (Plain.Contains(root) && rest.Length == 0)
        {
            return new CallPath(root, []);
        }

        // A header's or a query field's name is taken as it is: it may have dots of its own.
        if (Named.Contains(root) && rest.Length > 1 && rest[0] == '.')
        {
            return new CallPath(root, [rest[1..].Trim('"')]);
        }

        return Json.Contains(root) && Inside(rest) is { } steps
            ? new CallPath(root, steps)
            : throw new ArgumentException(
                $"'{text}' is no part of a call. There are body.<path>, answer.<path>, header.<name>, query.<name>, {string.Join(", ", Plain)}; "
                + "a path is like body.emails[0] or body.channels.\"a.b\".read.",
                nameof(text));
    }

    private static List<object>? Inside(string text)
    {
        var steps = new List<object>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = rest[0] == '[' ? Index(rest, steps) : rest is ['.', '"', ..] ? Quoted(rest, steps) : Word(rest, steps);
            if (length == 0)
            {
                return null;
            }

            rest = rest[length..];
        }

        return steps;
    }

    private static int Index(ReadOnlySpan<char> text, List<object> steps)
    {
        var end = text.IndexOf(']');
        if (end < 0 || !int.TryParse(text[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return 0;
        }

        steps.Add(index);
        return end + 1;
    }

    private static int Quoted(ReadOnlySpan<char> text, List<object> steps)
    {
        var length = text[2..].IndexOf('"');
        if (length < 0)
        {
            return 0;
        }

        steps.Add(text.Slice(2, length).ToString());
        return length + 3;
    }

    private static int Word(ReadOnlySpan<char> text, List<object> steps)
    {
        var length = text[0] != '.' ? 0 : text[1..].IndexOfAny('.', '[');
        var word = text[0] != '.' ? default : length < 0 ? text[1..] : text.Slice(1, length);
        if (word.IsEmpty)
        {
            return 0;
        }

        steps.Add(word.ToString());
        return word.Length + 1;
    }
}
