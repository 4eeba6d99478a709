using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Host.Selftest;

/// <summary>What <c>selftest</c> writes of each proof: what was expected at the wire, what was seen, and whether that is the same.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="json">Whether a program reads it: one object a line.</param>
internal sealed class Report(Terminal terminal, bool json)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int _right;
    private int _wrong;

    /// <summary>What the process tells its caller.</summary>
    public int Code => _wrong > 0 ? ExitCode.Findings : ExitCode.Fine;

    public void Tell(Finding finding)
    {
        _ = finding.Wrong is null ? _right++ : _wrong++;
        terminal.Out.WriteLine(json ? Json(finding) : Text(finding));
    }

    public void Sum()
    {
        if (!json)
        {
            terminal.Out.WriteLine(terminal.Strong($"{_right} right, {_wrong} wrong"));
        }
    }

    private string Text(Finding finding)
    {
        var proof = finding.Proof;
        var verdict = $"{(finding.Wrong is null ? "right" : "WRONG")}  {proof.Protocol,-8}  {proof.Delivery}";
        string[] lines =
        [
            finding.Wrong is null ? verdict : terminal.Strong(verdict),
            .. finding.Wrong is { } wrong ? [$"       {wrong}"] : Array.Empty<string>(),
            terminal.Quiet($"       expected  {string.Join(", ", proof.Marks.Select(mark => mark.Text))}; in the journal {proof.Ending}"),
            terminal.Quiet($"       seen      {string.Join(", ", finding.Seen)}"),
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static string Json(Finding finding)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            Write(writer, finding);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("delivery", finding.Proof.Delivery);
        writer.WriteString("protocol", finding.Proof.Protocol);
        writer.WriteBoolean("right", finding.Wrong is null);
        writer.WriteString("wrong", finding.Wrong);
        Texts(writer, "expected", finding.Proof.Marks.Select(mark => mark.Text));
        Texts(writer, "seen", finding.Seen);
        writer.WriteString("ending", finding.Proof.Ending);
        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
