using System.Text;

namespace ChatEmulator.Server.Logging;

/// <summary>Writes the cells of a line, in colours where somebody wants them.</summary>
/// <param name="line">The line.</param>
/// <param name="colours">Whether somebody wants them.</param>
internal readonly struct Ink(StringBuilder line, bool colours)
{
    public const string Plain = "";
    public const string Quiet = "\e[2m";
    public const string Strong = "\e[1;35m";

    private const string Reset = "\e[0m";

    /// <summary>The colour of a status: green, cyan, yellow, red.</summary>
    public static string Of(int status) => status switch
    {
        < 300 => "\e[32m",
        < 400 => "\e[36m",
        < 500 => "\e[33m",
        _ => "\e[31m",
    };

    /// <summary>Writes a text in a colour, then blanks up to a width.</summary>
    public void Cell(string colour, string text, int width)
    {
        var coloured = colours && colour.Length > 0 && text.Length > 0;
        line.Append(coloured ? colour : "").Append(text).Append(coloured ? Reset : "");
        line.Append(' ', Math.Max(0, width - text.Length));
    }

    /// <summary>Takes the blanks at the end away.</summary>
    public void TrimEnd()
    {
        while (line.Length > 0 && line[^1] == ' ')
        {
            line.Length--;
        }
    }
}
