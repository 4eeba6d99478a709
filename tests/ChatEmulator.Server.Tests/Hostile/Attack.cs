using System.Text;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Bytes that are sent on a connection of their own. As text it is what a failed property shows, to be pasted into a test.</summary>
internal sealed record Attack(byte[] Bytes)
{
    private const int Shown = 2_000;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var letter in Bytes.AsSpan(0, Math.Min(Bytes.Length, Shown)))
        {
            text.Append(letter switch
            {
                (byte)'\r' => "\\r",
                (byte)'\n' => "\\n",
                (byte)'\\' => "\\\\",
                < 32 or > 126 => $"\\x{letter:x2}",
                _ => ((char)letter).ToString(),
            });
        }

        return Bytes.Length > Shown ? $"{text}… ({Bytes.Length} bytes)" : text.ToString();
    }
}
