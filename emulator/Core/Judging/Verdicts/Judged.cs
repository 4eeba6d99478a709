using ChatEmulator.Scenarios.Expectations;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>An expectation of a scenario, and what is to be said of it as of now.</summary>
/// <param name="Expectation">The expectation in one sentence; what it is called, when its author named it, is in <paramref name="Name"/>.</param>
/// <param name="Name">Its name; null when it has none.</param>
/// <param name="File">The file in which it stands, as problems call it; <c>inline</c> for inline YAML.</param>
/// <param name="Line">The line of that file, from 1.</param>
/// <param name="Ruling">Whether it held.</param>
/// <param name="Why">Why not, in one or several lines, secrets masked. Where it held, which calls it did not count, and empty when there are none.</param>
/// <param name="Calls">The numbers of the calls that break it or leave it open, the first and the last of many; in their order.</param>
/// <param name="Shown">Each of them as one line; of one that the journal no longer has, its number and that it is gone.</param>
public sealed record Judged(
    string Expectation, string? Name, string File, int Line, Ruling Ruling, string Why, IReadOnlyList<long> Calls, IReadOnlyList<string> Shown)
{
    /// <summary>Where it stands: <c>file:line</c>.</summary>
    public string Place => $"{File}:{Line}";

    /// <summary>Whether there is nothing to say but that it held.</summary>
    internal bool IsPlain => Ruling == Ruling.Held && Why.Length == 0;

    /// <summary>What is to be said of an expectation that held.</summary>
    internal static Judged Held(Expected expected) => Of(expected, Ruling.Held, "", [], []);

    internal static Judged Of(Expected expected, Ruling ruling, string why, IReadOnlyList<long> calls, IReadOnlyList<string> shown) =>
        new(Sentence.Of(expected), expected.Name, expected.File, expected.Line, ruling, why, calls, shown);
}
