namespace ChatEmulator.Host.Telemetry;

/// <summary>How a collector takes one signal. A person is told once when it begins to fail and once when that is over, however often it is tried between.</summary>
/// <param name="signal">Spans or metrics.</param>
/// <param name="settings">Where the collector is.</param>
/// <param name="notice">Takes a line for the console.</param>
internal sealed class Standing(string signal, OtlpSettings settings, Action<string> notice)
{
    /// <summary>Why the last was not taken; null when it was.</summary>
    public string? Trouble { get; private set; }

    /// <summary>How many were lost.</summary>
    public long Lost { get; private set; }

    /// <summary>Takes note of how it went.</summary>
    public void Tell(Taken taken)
    {
        if (taken.Why is not null && Trouble is null)
        {
            notice($"warning: telemetry: {signal} are not taken by {settings.Told}: {taken.Why}; {(taken.Again ? "they are sent again" : "these are lost, later ones are sent")}, and calls are answered all the same");
        }
        else if (taken.Why is null && Trouble is not null)
        {
            notice($"telemetry: {signal} are taken again by {settings.Told}{(Lost > 0 ? $"; {Lost:N0} are lost" : "")}");
        }

        Trouble = taken.Why;
    }

    /// <summary>Some were not taken and will not be sent again.</summary>
    public void Lose(int count) => Lost += count;
}
