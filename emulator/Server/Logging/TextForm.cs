using System.Buffers;
using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Server.Logging;

/// <summary>The log for people. Not for several threads at once.</summary>
/// <param name="colours">Whether a terminal shows it that understands colours.</param>
internal sealed class TextForm(bool colours) : ILogForm
{
    private const int MostLines = 100;
    private const int LongestLine = 1_000;

    // A line of a call begins with a time, so no later line of a notice can be taken for one.
    private const string Continued = "  ";

    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public void Call(IBufferWriter<byte> to, in LoggedCall call)
    {
        TextLine.Append(_line, call, colours);
        End(to);
    }

    /// <inheritdoc/>
    public void Notice(IBufferWriter<byte> to, string text)
    {
        var indent = "";
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Take(MostLines))
        {
            _line.Append(indent).Append(Visible.Of(line, LongestLine));
            End(to);
            indent = Continued;
        }
    }

    private void End(IBufferWriter<byte> to)
    {
        _line.Append('\n');
        foreach (var chunk in _line.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, to);
        }

        _line.Clear();
    }
}
