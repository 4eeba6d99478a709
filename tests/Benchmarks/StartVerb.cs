namespace ChatEmulator.Benchmarks;

/// <summary>
/// From the start of the process to its first correct answer, in turn; the first of each is thrown away, because it pays for
/// the disk. The port is chosen before, so that nothing waits for a line of output. The processor time that was spent by then says more on a
/// machine that has other things to do.
/// </summary>
internal static class StartVerb
{
    public static int Run(Settings settings)
    {
        Cores.Divide();
        Report.Facts(settings);
        var recipes = Recipes(settings);
        var taken = Array.ConvertAll(recipes, _ => new List<Taken>());
        Array.ForEach(recipes, recipe => Once(recipe));
        Report.Head("start in ms", [.. recipes.Select(recipe => recipe.Name)]);
        for (var round = 1; round <= settings.Rounds; round++)
        {
            for (var i = 0; i < recipes.Length; i++)
            {
                taken[i].Add(Once(recipes[i]));
            }

            Report.Row($"round {round}", [.. taken.Select(each => Report.Figure(each[^1].Milliseconds, "0.0"))]);
        }

        Tell("median", taken, one => one.Milliseconds);
        Tell("CPU, ms", taken, one => one.Cpu);
        Tell("MiB after start", taken, one => one.Resident);
        return 0;
    }

    private static Recipe[] Recipes(Settings settings) =>
    [
        Servers.Limit(settings),
        .. settings.Builds.Select((build, i) => Servers.Emulator(settings, settings.Builds.Count == 1 ? "emulator" : $"emulator {i + 1}", build)),
    ];

    // The medians, and below them those of the ratios to the limit of the same round.
    private static void Tell(string first, List<Taken>[] taken, Func<Taken, double> figure)
    {
        Report.Row(first, [.. taken.Select(each => Report.Figure(Report.Median(each.Select(figure)), "0.0"))]);
        Report.Row("… to the limit", [.. taken.Select(each => Report.Figure(Report.Median(each.Zip(taken[0], (ours, limit) => figure(ours) / figure(limit)))))]);
    }

    private static Taken Once(Recipe recipe)
    {
        var port = Child.FreePort();
        using var child = new Child(recipe, port);
        var taken = FirstAnswer.Await(child, port).TotalMilliseconds;
        var cpu = child.Cpu.TotalMilliseconds;
        Thread.Sleep(300); // what was begun at the start is done, and memory stands still
        return new Taken(taken, cpu, child.Resident);
    }

    /// <summary>What one start took.</summary>
    private sealed record Taken(double Milliseconds, double Cpu, double Resident);
}
