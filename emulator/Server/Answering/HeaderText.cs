using System.Text;

namespace ChatEmulator.Server.Answering;

/// <summary>A sentence in a header, which speaks ASCII and has one line: other letters are escaped as in JSON, and the end of a long one goes.</summary>
internal static class HeaderText
{
    private const int Longest = 500;

    public static string Of(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var letter in text)
        {
            if (line.Length >= Longest)
            {
                break;
            }

            _ = letter switch
            {
                < ' ' => line.Append(' '),
                '…' => line.Append("..."),
                > '~' => line.Append($"\\u{(int)letter:x4}"),
                _ => line.Append(letter),
            };
        }

        return line.ToString();
    }
}
