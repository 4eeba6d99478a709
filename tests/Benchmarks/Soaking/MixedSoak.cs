using System.Diagnostics;

namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>The soak as a verb: what is printed, and the exit code.</summary>
internal static class MixedSoak
{
    private const int Inconclusive = 3;
    private const int MostSaid = 10;

    /// <summary>Runs it; an interrupt ends it early, with what there is.</summary>
    /// <returns>0 fine, 1 something grew or was seen that must never be, 3 ended early and nothing seen so far.</returns>
    public static int Run(Settings settings)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, interrupt) =>
        {
            interrupt.Cancel = true;
            stop.Cancel();
        };
        Report.Facts(settings);
        using var soak = new Soak(settings);
        return Run(soak, settings.Minutes, stop.Token).GetAwaiter().GetResult();
    }

    private static async Task<int> Run(Soak soak, int minutes, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        Console.WriteLine("filling what is bounded");
        try
        {
            await soak.Fill(stop);
        }
        catch (OperationCanceledException)
        {
            return Inconclusive;
        }

        Console.WriteLine($"filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s; now {minutes} min of mixed traffic");
        await soak.Run(seen => Progress(soak, seen, minutes), stop);
        var deeds = soak.Record.Done / Math.Max(1, soak.Vitals[^1].At.TotalSeconds);
        var took = await soak.Stop();
        Console.WriteLine($"\n\n{deeds:0} deeds a second; it stopped within {took.TotalMilliseconds:0} ms, with calls that hung\n");
        return Tell(soak, stop.IsCancellationRequested);
    }

    private static int Tell(Soak soak, bool early)
    {
        SoakReport.Table(soak.Vitals);
        var judged = SoakReport.Judge(soak.Vitals);
        Console.WriteLine();
        foreach (var line in judged.Select(each => each.Line).Concat(soak.Record.Lines()).Concat(soak.Said.Take(MostSaid).Select(line => $"it said: {line}")))
        {
            Console.WriteLine(line);
        }

        return soak.Record.Findings > 0 || (!early && judged.Any(each => !each.Stands)) ? 1 : early ? Inconclusive : 0;
    }

    // On a terminal one line that is written over; elsewhere a line a minute.
    private static void Progress(Soak soak, Vitals seen, int minutes)
    {
        var line = $"{seen.At:mm\\:ss} of {minutes} min, {soak.Record.Done} deeds, {seen.Resident:0} MiB, {seen.Handles} handles, {seen.Threads} threads, {soak.Record.Findings} findings";
        if (!Console.IsOutputRedirected)
        {
            Console.Write($"\r{line}   ");
        }
        else if ((int)seen.At.TotalSeconds % 60 == 0)
        {
            Console.WriteLine(line);
        }
    }
}
