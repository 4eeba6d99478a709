using ChatEmulator.Scenarios;

namespace ChatEmulator;

/// <summary>One of the readings that a scenario permits, by <see cref="Emulator.EachReading"/>; a test runs once with each.</summary>
public sealed class ProfileReading
{
    private readonly Scenario _scenario;

    internal ProfileReading(string name, Scenario scenario)
    {
        Name = name;
        _scenario = scenario;
    }

    /// <summary>What was chosen, such as <c>signalwire.created=201</c>; empty when the profile has no list.</summary>
    public string Name { get; }

    /// <summary>Starts an emulator that plays the scenario under this reading.</summary>
    /// <param name="options">Seed, journal and console.</param>
    public Task<Emulator> StartAsync(EmulatorOptions? options = null) => Emulator.StartAsync(_scenario, options ?? new EmulatorOptions());

    /// <summary>What was chosen: the name that a test framework shows.</summary>
    public override string ToString() => Name.Length == 0 ? _scenario.Name : Name;
}
