namespace ChatEmulator.Benchmarks;

/// <summary>
/// From the start of the process to its first correct answer, in turn; the first of each is thrown away, because it pays for
/// the disk. The port is chosen before, so that nothing waits for a line of output.
/// </summary>
internal static class StartVerb
{
    public static int Run(Settings settings)
    {
        Cores.Divide();
        Report.Facts(settings);
        Recipe[] recipes = [Servers.Limit(settings), Servers.Emulator(settings)];
        Array.ForEach(recipes, recipe => Once(recipe));
        List<(double Milliseconds, double Resident)>[] taken = [[], []];
        Report.Head("start in ms", "limit", "emulator", "ratio");
        for (var round = 1; round <= settings.Rounds; round++)
        {
            for (var i = 0; i < recipes.Length; i++)
            {
                taken[i].Add(Once(recipes[i]));
            }

            Tell($"round {round}", taken[0][^1].Milliseconds, taken[1][^1].Milliseconds);
        }

        var ratio = Report.Median(taken[1].Zip(taken[0], (ours, theirs) => ours.Milliseconds / theirs.Milliseconds));
        Report.Row("median", [
            .. taken.Select(each => Report.Figure(Report.Median(each.Select(one => one.Milliseconds)), "0.0")), Report.Figure(ratio)]);
        Tell("MiB after start", Report.Median(taken[0].Select(one => one.Resident)), Report.Median(taken[1].Select(one => one.Resident)));
        return 0;
    }

    private static void Tell(string first, double limit, double emulator) =>
        Report.Row(first, Report.Figure(limit, "0.0"), Report.Figure(emulator, "0.0"), Report.Figure(emulator / limit));

    private static (double Milliseconds, double Resident) Once(Recipe recipe)
    {
        var port = Child.FreePort();
        using var child = new Child(recipe, port);
        var taken = FirstAnswer.Await(child, port).TotalMilliseconds;
        Thread.Sleep(300); // what was begun at the start is done, and memory stands still
        return (taken, child.Resident);
    }
}
