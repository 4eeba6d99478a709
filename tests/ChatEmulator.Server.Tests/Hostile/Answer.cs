namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>One answer among what came back, as far as it came; a letter is a byte.</summary>
/// <param name="Status">The status.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">What came of the body.</param>
/// <param name="Whole">Whether all of it came.</param>
internal sealed record Answer(int Status, string Head, string Body, bool Whole)
{
    private const string Start = "HTTP/1.1 ";
    private const string Length = "\r\nContent-Length: ";

    public bool IsFinal => Status >= 200;

    /// <summary>The answers in what came back, in their order.</summary>
    public static IEnumerable<Answer> In(string text)
    {
        var at = 0;
        while (text.AsSpan(at).StartsWith(Start) && text.IndexOf("\r\n\r\n", at, StringComparison.Ordinal) is >= 0 and var end)
        {
            var head = text[at..end];
            var rest = text[(end + 4)..];

            // The answer to a HEAD tells a length and has none.
            var length = rest.StartsWith(Start, StringComparison.Ordinal) ? 0 : Announced(head);
            yield return new Answer(int.Parse(head.AsSpan(Start.Length, 3)), head, rest[..Math.Min(length, rest.Length)], rest.Length >= length);
            at = end + 4 + Math.Min(length, rest.Length);
        }
    }

    private static int Announced(string head)
    {
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + Length.Length)..].Split("\r\n")[0]);
    }
}
