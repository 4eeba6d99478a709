namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>An answer as its bytes have it.</summary>
/// <param name="Status">The number; empty where no status line came.</param>
/// <param name="Reason">What stands behind it.</param>
/// <param name="Headers">In their order.</param>
/// <param name="Body">What follows, with its framing.</param>
/// <param name="End">How it ended.</param>
internal sealed record Answer(string Status, string Reason, IReadOnlyList<(string Name, string Value)> Headers, string Body, string End)
{
    public static Answer Of(Capture capture)
    {
        var end = capture.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !capture.Text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
        {
            return new Answer("", "", [], capture.Text, capture.End);
        }

        var lines = capture.Text[..end].Split("\r\n");
        var first = lines[0].Split(' ', 3);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).Select(pair => (pair[0].TrimEnd(':'), pair.Length > 1 ? pair[1] : ""));
        return new Answer(first[1], first.ElementAtOrDefault(2) ?? "", [.. headers], capture.Text[(end + 4)..], capture.End);
    }

    public string? Header(string name) => Headers.FirstOrDefault(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The body without its framing.</summary>
    public string Content => Header("Transfer-Encoding") == "chunked" ? string.Concat(Wire.Unchunk(Body).Chunks) : Body;
}
