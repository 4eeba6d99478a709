namespace ChatEmulator.Benchmarks.Peers;

/// <summary>The ports of one start.</summary>
/// <param name="Calls">Where calls are answered.</param>
/// <param name="Questions">Where questions about them are, for who has a port of its own for that.</param>
internal readonly record struct Ports(int Calls, int Questions)
{
    /// <summary>Two that nobody listens on at the moment.</summary>
    public static Ports Free()
    {
        var calls = Child.FreePort();
        int questions;
        do
        {
            questions = Child.FreePort();
        }
        while (questions == calls);

        return new Ports(calls, questions);
    }
}

/// <summary>A server that is measured beside others.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Start">How it is started.</param>
/// <param name="Journal">How its journal is asked for the latest calls; null where it has none.</param>
internal sealed record Peer(string Name, Func<Ports, Recipe> Start, Func<Ports, HttpRequestMessage>? Journal = null)
{
    /// <summary>Programs and files without which it cannot start.</summary>
    public string[] Needs { get; init; } = [];

    /// <summary>Whether a figure that is wrong is our mistake; one of another's is told and left out.</summary>
    public bool Ours { get; init; }

    /// <summary>Starts it on free ports, and waits until it answers as it shall.</summary>
    public (Child Child, Ports Ports, TimeSpan Taken) Begin()
    {
        var ports = Ports.Free();
        var child = new Child(Start(ports), ports.Calls);
        try
        {
            return (child, ports, FirstAnswer.Await(child, ports.Calls, wrongIsEarly: !Ours));
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    /// <summary>What it needs and this machine has not.</summary>
    public IEnumerable<string> Missing() => Needs.Where(need => need.Contains(Path.DirectorySeparatorChar) ? !File.Exists(need) : !Programs.Has(need));
}
