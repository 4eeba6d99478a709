using System.Text;

namespace ChatEmulator.Server.Answering;

/// <summary>A sentence in a header, which speaks ASCII and has one line: other letters become question marks, and the end of a long one goes.</summary>
internal static class HeaderText
{
    private const int Longest = 500;

    public static string Of(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            line.Append(letter switch { < ' ' => ' ', > '~' => '?', _ => letter });
        }

        return line.ToString();
    }
}
