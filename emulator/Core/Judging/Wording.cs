using System.Text;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>Says why an expectation did not hold.</summary>
/// <param name="expected">What was expected, in words.</param>
/// <param name="query">Which calls were meant.</param>
/// <param name="matching">Those that came.</param>
/// <param name="dropped">How many calls the journal has dropped that may be meant.</param>
internal sealed class Wording(string expected, CallQuery query, List<Call> matching, long dropped)
{
    private readonly StringBuilder _words = new();

    /// <summary>Whether it is given all calls that are kept; else only the latest of those that are not meant.</summary>
    public bool KnowsAll { get; init; } = true;

    /// <summary>Other than what was expected came.</summary>
    /// <param name="calls">All calls that are kept.</param>
    /// <param name="isShort">Whether too few came.</param>
    public string NotMet(IReadOnlyList<Call> calls, bool isShort)
    {
        _words.Append($"Expected {expected}, but {matching.Count} came.");
        These();
        if (isShort)
        {
            Instead(calls, calls.Count - matching.Count);
        }

        if (dropped > 0)
        {
            _words.Append($"\nThe journal has dropped the oldest {Calls(dropped)}, so the count may be short.");
        }

        return _words.ToString();
    }

    /// <summary>What is known would fit, but it is not all.</summary>
    /// <param name="possible">The calls of which the journal did not keep what would tell.</param>
    public string NotKnown(List<Call> possible)
    {
        _words.Append($"Expected {expected}, and whether that is so cannot be known: {matching.Count} came for certain.");
        These();
        if (possible.Count > 0)
        {
            var misses = NearMisses.Of(possible, query);
            List($"{(possible.Count == 1 ? "1 more call" : $"{possible.Count} more calls")} may be meant:", possible.Count, misses.Select(Line));
        }

        if (dropped > 0)
        {
            _words.Append($"\nThe journal has dropped the oldest {Calls(dropped)}, and such calls may have been among them.");
        }

        Advice(possible);
        return _words.ToString();
    }

    // How much of one large body is kept is no setting, so more room does not bring that back.
    private void Advice(List<Call> possible)
    {
        var lost = dropped > 0 || possible.Exists(call => call.Body.Cut == "dropped" || call.AnswerBody.Cut == "dropped");
        _words.Append(lost
            ? "\nLet the journal keep more: raise MostCalls or MostBytes in EmulatorOptions.Journal."
            : $"\nOf a body over {Shortening.Most:N0} bytes the journal keeps a part, whatever its limits: ask for a header, or for a short field of JSON.");
    }

    private void These()
    {
        if (matching.Count > 0)
        {
            List("These came:", matching.Count, matching.Take(NearMisses.Most).Select(Line));
        }
    }

    private void Instead(IReadOnlyList<Call> calls, int others)
    {
        if (others == 0)
        {
            _words.Append(calls.Count == 0 ? "\nNothing came at all." : "\nNothing else came.");
            return;
        }

        var nearest = NearMisses.Of(calls, query).Select(Line).ToList();
        if (KnowsAll)
        {
            List($"{Calls(others)} came instead, nearest first:", others, nearest);
        }
        else
        {
            List($"Of the latest {Hindsight.Most:N0} calls these came nearest:", nearest.Count, nearest);
        }
    }

    private void List(string title, int all, IEnumerable<string> lines)
    {
        _words.Append('\n').Append(title);
        var listed = lines.ToList();
        listed.ForEach(line => _words.Append("\n  ").Append(line));
        if (all > listed.Count)
        {
            _words.Append($"\n  … and {all - listed.Count} more");
        }
    }

    private static string Line(NearMiss miss) => Line(miss.Call) + string.Concat(
        miss.Differences.Select(difference => $"\n     {difference.Path}: wanted {difference.Wanted}, was {difference.Seen}"));

    /// <summary>A call as one line, secrets masked.</summary>
    internal static string Line(Call call) =>
        $"#{call.Number} {Shown.Line(call.Method)} {Shown.Line(Masking.Line(call.Path) + Masking.Query(call.Query))} {call.Status} {Words.Of(call.Effect)}"
        + (call.Ending is null ? " (in flight)" : "")
        + (call.ReplayOf is { } other ? $" (looks like a silent replay of #{other})" : "")
        + (call.Delivery is null && call.Rule is null && call.Limit is null ? "" : $", {string.Join(" by ", Bent(call))}")
        + (call.Why is null ? "" : $": {Shown.Line(Masking.Line(call.Why))}");

    private static IEnumerable<string> Bent(Call call)
    {
        if (call.Delivery is { } delivery)
        {
            yield return Shown.Line(delivery);
        }

        if (call.Rule is { } rule)
        {
            yield return $"the rule \"{Shown.Line(rule)}\"";
        }

        if (call.Limit is { } limit)
        {
            yield return $"the limit \"{Shown.Line(limit)}\"";
        }
    }

    /// <summary>So many calls, in words.</summary>
    public static string Calls(long count) => count == 1 ? "1 call" : $"{count} calls";
}
