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

    // Those that had come and had not ended when the one came that made them most.
    private static List<Call> Crowd(IReadOnlyList<Call> sends)
    {
        var (underWay, most, last) = (new PriorityQueue<Call, long>(), Most, default(Call));
        foreach (var call in sends.OrderBy(call => call.Arrived))
        {
            while (underWay.TryPeek(out _, out var finished) && finished <= call.Arrived)
            {
                underWay.Dequeue();
            }

            underWay.Enqueue(call, Finished(call));
            if (underWay.Count > most)
            {
                (most, last) = (underWay.Count, call);
            }
        }

        return last is null ? [] : [.. sends.Where(call => ReferenceEquals(call, last) || (call.Arrived <= last.Arrived && Finished(call) > last.Arrived))];
    }

    private static long Finished(Call call) => call.Ending?.Finished ?? long.MaxValue;
}
