using System.Text;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>
/// How many calls are expected to meet a query. Judging is pure: calls in, judgement out; where the calls come from and
/// whether anybody waits for more is the caller's business.
/// </summary>
/// <param name="Query">Which calls.</param>
/// <param name="Least">The smallest number that will do.</param>
/// <param name="Most">The largest number that will do; null for any.</param>
public sealed record Expectation(CallQuery Query, int Least, int? Most)
{
    /// <summary>Exactly so many.</summary>
    public static Expectation Exactly(CallQuery query, int count) => new(query, count, count);

    /// <summary>So many or more.</summary>
    public static Expectation AtLeast(CallQuery query, int count) => new(query, count, null);

    /// <summary>None.</summary>
    public static Expectation Never(CallQuery query) => Exactly(query, 0);

    /// <summary>Whether it holds for these calls, and the words when it does not.</summary>
    /// <param name="calls">All calls that are kept, in their order.</param>
    /// <param name="dropped">How many calls the journal has dropped before them.</param>
    public Judgement Judge(IReadOnlyList<Call> calls, long dropped = 0)
    {
        var matching = calls.Where(Query.Matches).ToList();
        var held = matching.Count >= Least && (Most is null || matching.Count <= Most);
        return new Judgement(held, matching, held ? "" : Words(calls, matching, dropped));
    }

    private string Words(IReadOnlyList<Call> calls, List<Call> matching, long dropped)
    {
        var count = Most is null ? $"at least {Calls(Least)}" : Most == 0 ? "no call" : $"exactly {Calls(Least)}";
        var words = new StringBuilder($"Expected {count} to {Query}, but {matching.Count} came.");
        if (matching.Count > 0)
        {
            List(words, "These came:", matching.Count, matching.Take(NearMisses.Most).Select(Line));
        }

        if (matching.Count < Least)
        {
            Instead(words, calls, calls.Count - matching.Count);
        }

        if (dropped > 0)
        {
            words.Append($"\nThe journal has dropped the oldest {Calls(dropped)}, so the count may be short.");
        }

        return words.ToString();
    }

    private void Instead(StringBuilder words, IReadOnlyList<Call> calls, int others)
    {
        if (others == 0)
        {
            words.Append(calls.Count == 0 ? "\nNothing came at all." : "\nNothing else came.");
            return;
        }

        List(words, $"{Calls(others)} came instead, nearest first:", others, NearMisses.Of(calls, Query).Select(Line));
    }

    private static void List(StringBuilder words, string title, int all, IEnumerable<string> lines)
    {
        words.Append('\n').Append(title);
        var listed = lines.ToList();
        listed.ForEach(line => words.Append("\n  ").Append(line));
        if (all > listed.Count)
        {
            words.Append($"\n  … and {all - listed.Count} more");
        }
    }

    private static string Line(NearMiss miss) => Line(miss.Call) + string.Concat(
        miss.Differences.Select(difference => $"\n     {difference.Path}: wanted {difference.Wanted}, was {difference.Seen}"));

    private static string Line(Call call) =>
        $"#{call.Number} {Shown.Line(call.Method)} {Shown.Line(call.Path + Masking.Query(call.Query))} {call.Status} {Journals.Words.Of(call.Effect)}"
        + (call.Ending is null ? " (in flight)" : "");

    private static string Calls(long count) => count == 1 ? "1 call" : $"{count} calls";
}

/// <summary>Whether an expectation held.</summary>
/// <param name="Held">Whether it did.</param>
/// <param name="Matching">The calls that met the query.</param>
/// <param name="Text">What was expected and what came instead, over several lines, secrets masked; empty when it held.</param>
public sealed record Judgement(bool Held, IReadOnlyList<Call> Matching, string Text);
