using System.CommandLine;
using ChatEmulator.Options;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Settings;

/// <summary>How many worlds <c>serve</c> holds, and when one that nobody uses makes room.</summary>
internal sealed class WorldOptions
{
    private static readonly WorldLimits Usual = new();

    private readonly Setting _most = new("--max-worlds", "N", $"How many worlds there may be; past it, and past --world-memory, a new one is answered 503. Default: {Usual.Most}.");
    private readonly Setting _memory = new("--world-memory", "SIZE", $"About how much all worlds hold together (journals, messages, effects still to come), such as 64MB. Default: {Usual.MostBytes / 1_000_000}MB.");
    private readonly Setting _idle = new("--world-idle", "TIME", $"How long nobody must have used a world until it makes room for a new one, such as 30s or 1h. Default: {Durations.Text(Usual.IdleAfter)}.");

    public IReadOnlyList<Setting> All => [_most, _memory, _idle];

    public WorldLimits Read(ParseResult line, Terminal terminal, List<string> problems)
    {
        var limits = Usual;
        if (_most.One(line, terminal) is { } most)
        {
            limits = int.TryParse(most.Text, out var number) && number > 0
                ? limits with { Most = number }
                : Problem(limits, $"{most.Source}: '{most.Text}' is not a whole number from 1 on.", problems);
        }

        if (_memory.One(line, terminal) is { } memory)
        {
            limits = Sizes.TryRead(memory.Text, out var bytes) && bytes > 0
                ? limits with { MostBytes = bytes }
                : Problem(limits, $"{memory.Source}: '{memory.Text}' is not a size: write a number and {Sizes.Known}, such as 64MB.", problems);
        }

        if (_idle.One(line, terminal) is { } idle)
        {
            limits = Durations.TryRead(idle.Text, out var time)
                ? limits with { IdleAfter = time }
                : Problem(limits, $"{idle.Source}: '{idle.Text}' is not a duration: write a number and {Durations.Known}, such as 5m.", problems);
        }

        return limits;
    }

    private static WorldLimits Problem(WorldLimits limits, string problem, List<string> problems)
    {
        problems.Add(problem);
        return limits;
    }
}
