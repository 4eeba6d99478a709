namespace ChatEmulator.Benchmarks.Peers;

/// <summary>What was measured, to be pasted into a document as it is.</summary>
internal static class Tables
{
    // From there on it may be the load that is measured.
    private const double TooBusy = 0.9;

    public static void Print(List<Seat> seats, Extent extent, List<string> notes)
    {
        notes.AddRange(Limited(seats));
        Abilities(seats);
        Console.WriteLine();
        Processor(seats);
        Console.WriteLine();
        Throughput(seats);
        Console.WriteLine();
        Starts(seats);
        Console.WriteLine($"""

            Medians of {extent.Starts} starts and {extent.Rounds} rounds of {extent.Round.TotalSeconds} s, in turn; before the rounds as many calls as the last table says, {extent.Fill.TotalSeconds} s at most.
            x limit, x emulator: how many times what that row has.
            """);
        notes.ForEach(note => Console.WriteLine($"note: {note}"));
    }

    private static void Abilities(List<Seat> seats)
    {
        Report.Head("asked the same", "right call", "token", "no or wrong credentials", "broken bodies", "journal has it");
        foreach (var (seat, seen) in seats.Select(seat => (seat, seat.Interview!)))
        {
            Report.Row(seat.Peer.Name, seen.Right, seen.Token, seen.Nobody, seen.Broken, seen.Journal);
        }
    }

    private static void Processor(List<Seat> seats)
    {
        Report.Head("CPU, 16 conn.", "µs/request", "x limit", "x switched", "x emulator", "load µs/req", "load busy");
        foreach (var seat in seats)
        {
            Report.Row(
                seat.Peer.Name,
                Report.Figure(Report.Median(seat.Cpu), "0.0"),
                Ratio(seat, seats, "limit", each => each.Cpu), Ratio(seat, seats, "limit, switched", each => each.Cpu), Ratio(seat, seats, "emulator", each => each.Cpu),
                Report.Figure(Report.Median(seat.OwnCpu), "0.0"), $"{Report.Figure(100 * seat.Busy[16], "0")} %");
        }
    }

    private static void Throughput(List<Seat> seats)
    {
        Report.Head("requests/s", [.. Seat.Connections.Select(each => $"{each} conn."), "16: x limit", "x emulator"]);
        foreach (var seat in seats)
        {
            Report.Row(seat.Peer.Name, [
                .. Seat.Connections.Select(each => Report.Figure(Report.Median(seat.PerSecond[each]), "0")),
                Ratio(seat, seats, "limit", each => each.PerSecond[16]), Ratio(seat, seats, "emulator", each => each.PerSecond[16])]);
        }
    }

    private static void Starts(List<Seat> seats)
    {
        Report.Head("start, memory", "ms to answer", "x limit", "MiB then", "x limit", "MiB after", "calls");
        foreach (var seat in seats)
        {
            Report.Row(
                seat.Peer.Name,
                Report.Figure(Report.Median(seat.Starts.Select(each => each.Milliseconds)), "0"), Ratio(seat, seats, "limit", each => each.Starts.Select(one => one.Milliseconds)),
                Report.Figure(Report.Median(seat.Starts.Select(each => each.Resident)), "0.0"), Ratio(seat, seats, "limit", each => each.Starts.Select(one => one.Resident)),
                Report.Figure(seat.Filled.Resident, "0.0"), $"{seat.Filled.Calls}");
        }
    }

    // The median of the rounds' own ratios: what the machine did in a round it did to both.
    private static string Ratio(Seat seat, List<Seat> seats, string beside, Func<Seat, IEnumerable<double>> of) =>
        Report.Figure(Report.Median(of(seat).Zip(of(seats.Single(each => each.Peer.Name == beside)), (one, other) => one / other)));

    private static IEnumerable<string> Limited(List<Seat> seats) =>
        from seat in seats
        from connections in Seat.Connections
        where seat.Busy[connections] > TooBusy
        select $"over {connections} connections the load was busy {Report.Figure(100 * seat.Busy[connections], "0")} % of its core beside {seat.Peer.Name}: that throughput may be the load's own.";
}
