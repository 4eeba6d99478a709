namespace ChatEmulator.Scenarios.Sources;

/// <summary>One file while it is being read: its text and every problem found so far.</summary>
/// <param name="file">The file as the user named it.</param>
/// <param name="text">All of its text.</param>
/// <param name="folder">The folder that it may name files of, as a full path; null for a text that came from no file.</param>
internal sealed class Page(string file, string text, string? folder = null)
{
    // Nobody reads more, and a hostile file must not keep us busy.
    private const int MostProblems = 1_000;
    private const int LongestLine = 400;

    private readonly HashSet<(Place, string)> _seen = [];
    private readonly List<Problem> _problems = [];
    private string[]? _lines;

    public string File { get; } = file;

    public string Text { get; } = text;

    public string? Folder { get; } = folder;

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>How many problems keep the file from being played.</summary>
    public int Errors { get; private set; }

    public void Error(Node at, string text) => Error(at.Place, text);

    public void Error(Place at, string text)
    {
        Errors++;
        Add(at, text, Severity.Error);
    }

    public void Warn(Node at, string text) => Add(at.Place, text, Severity.Warning);

    /// <summary>Takes over what is wrong with another file that this one needs.</summary>
    public void Adopt(Page other)
    {
        Errors += other.Errors;
        _problems.AddRange(other.Problems.Take(MostProblems - _problems.Count));
    }

    /// <summary>Where something stands, to be put into a sentence: <c>on line 3</c>, and of which file, when it is another.</summary>
    public string Told(Place at) => Told(at, new Place(0, 0, this));

    /// <summary>The same for a sentence that stands at another place.</summary>
    public static string Told(Place at, Place from) => at.Origin is null || at.Origin == from.Origin ? $"on line {at.Line}" : $"on line {at.Line} of {at.Origin.File}";

    /// <summary>The question to add to a problem with a name: did you mean…; empty when nothing is near.</summary>
    public string DidYouMean(string name, IEnumerable<string> known) =>
        _problems.Count < MostProblems && Nearest.Of(name, known) is { } near ? $" Did you mean `{near}`?" : "";

    /// <summary>A line of the file, cut when it is too long to show; null when there is none.</summary>
    public string? Line(int number) => number < 1 || number > Lines.Length ? null
        : Lines[number - 1].Length <= LongestLine ? Lines[number - 1]
        : Lines[number - 1][..LongestLine];

    private string[] Lines => _lines ??= Text.ReplaceLineEndings("\n").Split('\n');

    private Problem Of(Place at, string text, Severity severity)
    {
        var page = at.Origin ?? this;
        var (line, column) = page.Within(at.Line, at.Column);
        return new Problem(page.File, line, column, page.Line(line), text, severity);
    }

    // The parser counts on behind the end of what it has read: who is sent there looks at the end of the last line.
    private (int Line, int Column) Within(int line, int column) =>
        line < 1 ? (0, 1)
        : line > Lines.Length ? (Lines.Length, Lines[^1].Length + 1)
        : (line, Math.Clamp(column, 1, Lines[line - 1].Length + 1));

    // What stands behind an anchor is read once for each alias, but is wrong only once.
    private void Add(Place at, string text, Severity severity)
    {
        if (_problems.Count >= MostProblems || !_seen.Add((at, text)))
        {
            return;
        }

        _problems.Add(_problems.Count < MostProblems - 1
            ? Of(at, text, severity)
            : new Problem(File, 0, 1, null, $"There are {MostProblems:N0} problems or more; the others are not shown."));
    }
}
