using System.Net.Sockets;

namespace ChatEmulator.Benchmarks.Peers;

/// <summary>
/// The emulator beside others that do the same job, and the limit: first their starts, then what each can do, then load in rounds, in turn. Who
/// is not installed, does not start or answers wrongly is told and left out; the others go on.
/// </summary>
internal sealed class PeersVerb
{
    private readonly Extent _extent;
    private readonly List<Seat> _seats;
    private readonly List<string> _notes = [];

    private PeersVerb(Settings settings)
    {
        _extent = Extent.Of(settings);
        var names = settings.Only is { Length: > 0 } only ? only : [.. Field.Names];
        Peer[] own = [.. Field.Own(settings)];
        Peer[] others = [.. names.Distinct(StringComparer.Ordinal).Select(name => Field.Other(name, settings.Peers))];
        if (Installation.Ensure(settings.Peers) is { } failed)
        {
            _notes.Add($"{failed}; what is not in {settings.Peers} already cannot be measured.");
        }

        foreach (var (peer, missing) in others.Select(peer => (peer, string.Join(", ", peer.Missing()))).Where(each => each.Item2 != ""))
        {
            _notes.Add($"{peer.Name} was not measured: there is no {missing}.");
        }

        _seats = [.. own.Concat(others).Where(peer => !peer.Missing().Any()).Select(peer => new Seat(peer))];
    }

    public static int Run(Settings settings)
    {
        Cores.Divide();
        var verb = new PeersVerb(settings);
        Report.Facts(settings);
        try
        {
            verb.Measure();
        }
        finally
        {
            verb._seats.ForEach(seat => seat.Dispose());
        }

        Tables.Print(verb._seats, verb._extent, verb._notes);
        return 0;
    }

    private void Measure()
    {
        for (var start = 0; start <= _extent.Starts; start++)
        {
            Each($"start {start} of {_extent.Starts}", seat => seat.Start(counts: start > 0));
        }

        Each($"interview, and {_extent.Calls} calls or {_extent.Fill.TotalSeconds} s", seat => seat.Fill(_extent));
        for (var round = 1; round <= _extent.Rounds; round++)
        {
            Array.ForEach(Seat.Connections, connections => Each($"round {round} of {_extent.Rounds}, {connections} connections", seat => seat.Round(connections, _extent)));
        }
    }

    private void Each(string step, Action<Seat> measure)
    {
        foreach (var seat in _seats.ToArray())
        {
            Console.Error.WriteLine($"{step}: {seat.Peer.Name}");
            try
            {
                measure(seat);
            }
            catch (Exception e) when (!seat.Peer.Ours && e is CannotStartException or WrongAnswerException or SocketException)
            {
                _notes.Add($"{seat.Peer.Name} was left out at {step}. {Shortened(e.Message)}");
                seat.Dispose();
                _seats.Remove(seat);
            }
        }
    }

    private static string Shortened(string text) => text.Length <= 600 ? text : $"{text[..600]}…";
}
