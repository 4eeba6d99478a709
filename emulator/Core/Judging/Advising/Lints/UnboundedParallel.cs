using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>So many sends of one account are under way at once that nobody can have meant it.</summary>
internal static class UnboundedParallel
{
    private const int Most = 32;

    public static Advice? Look(Dossier dossier)
    {
        var crowds = dossier.To(operation => operation is { ChangesState: true, Mints: false })
            .GroupBy(call => (call.Operation, call.Account))
            .Select(sends => Crowd([.. sends]))
            .Where(crowd => crowd.Count > Most)
            .ToList();
        return crowds.MaxBy(crowd => crowd.Count) is not { } largest ? null : Dossier.Say(
            "unbounded_parallel",
            1,
            largest,
            times => $"{times} sends of one account were under way at once.",
            "Bound how many requests are under way, with a queue or a semaphore: a vendor's rate limit counts them all.");
    }

    // The largest number under way at one moment: those that had come and had not ended when one more came.
    private static List<Call> Crowd(IReadOnlyList<Call> sends)
    {
        var (underWay, largest) = (new PriorityQueue<Call, long>(), new List<Call>());
        foreach (var call in sends.OrderBy(call => call.Arrived))
        {
            while (underWay.TryPeek(out _, out var finished) && finished <= call.Arrived)
            {
                underWay.Dequeue();
            }

            underWay.Enqueue(call, call.Ending?.Finished ?? long.MaxValue);
            if (underWay.Count > Math.Max(Most, largest.Count))
            {
                largest = [.. underWay.UnorderedItems.Select(item => item.Element).OrderBy(each => each.Number)];
            }
        }

        return largest;
    }
}
