using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Providers.Stubs;

namespace ChatEmulator.Worlds;

/// <summary>
/// Counts what happens in a world, or in several that share one, for as long as the process lives: neither a reset nor a full journal makes it go back. Bounded: names come from scenarios,
/// which change, so past a thousand kinds of calls the rest are counted together.
/// </summary>
internal sealed class Tally
{
    /// <summary>How many kinds of calls are told apart.</summary>
    public const int MostKinds = 1_000;

    /// <summary>What stands for a name that is one too many.</summary>
    public const string Others = "(others)";

    private const int LongestName = 60;

    private readonly Lock _gate = new();
    private readonly Dictionary<CallKind, long> _kinds = [];
    private readonly long[] _made = new long[Enum.GetValues<Effect>().Length];
    private readonly long[] _durations = new long[Durations.Count + 1];
    private double _seconds;
    private long _begun;
    private long _ended;

    /// <summary>The upper ends of the steps by which durations are told apart, in seconds.</summary>
    public static IReadOnlyList<double> Durations { get; } = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>Calls that were decided and have not ended.</summary>
    public long InFlight => Interlocked.Read(ref _begun) - Interlocked.Read(ref _ended);

    public void Begin() => Interlocked.Increment(ref _begun);

    public void End(in EndedCall call)
    {
        var kind = new CallKind(call.Operation, call.Status, call.Effect, Delivery(call.Plan.Deliveries), Rule(call));
        var seconds = Math.Max(0, (call.Ending.Finished - call.Arrived) / (double)TimeSpan.TicksPerSecond);
        Interlocked.Increment(ref _ended);
        lock (_gate)
        {
            ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_kinds, kind);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref count))
            {
                kind = _kinds.Count < MostKinds ? kind : new CallKind(Others, 0, call.Effect, null, Others);
                _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
            }
            else
            {
                count++;
            }

            _durations[Step(seconds)]++;
            _seconds += seconds;
        }
    }

    /// <summary>A late effect has been made.</summary>
    public void Make(Effect effect) => Interlocked.Increment(ref _made[(int)effect]);

    /// <summary>What has been counted so far, all at one instant.</summary>
    public Counted Read()
    {
        lock (_gate)
        {
            return new Counted([.. _kinds.Select(each => (each.Key, each.Value))], [.. _durations], _seconds, [.. _made]);
        }
    }

    private static int Step(double seconds)
    {
        var step = 0;
        while (step < Durations.Count && seconds > Durations[step])
        {
            step++;
        }

        return step;
    }

    // A mapping is counted by its name: one without is made for a test, and there may be a thousand.
    private static string? Rule(in EndedCall call) =>
        call.Operation == Mapped.Name ? Mapping.NameIn(call.Plan.Rule) is { } name ? Brief.Of(name, LongestName) : null : call.Plan.Rule ?? call.Plan.Limit;

    // Only a call that is bent has any, and nearly every such has one.
    private static string? Delivery(IReadOnlyList<Delivery> deliveries) => deliveries.Count switch
    {
        0 => null,
        1 => Menu.NameOf(deliveries[0]),
        _ => string.Join(" + ", deliveries.Select(Menu.NameOf)),
    };
}

/// <summary>By what calls are counted.</summary>
/// <param name="Operation">The operation; null when the path is nobody's.</param>
/// <param name="Status">The status that was told; 0 for any.</param>
/// <param name="Effect">What it did, as of when it was decided.</param>
/// <param name="Delivery">The words of its deliveries, without their parts; null when prompt.</param>
/// <param name="Rule">The rule or limit that decided; null when none did.</param>
internal readonly record struct CallKind(string? Operation, int Status, Effect Effect, string? Delivery, string? Rule);

/// <summary>What a tally has counted.</summary>
/// <param name="Kinds">Calls that have ended.</param>
/// <param name="Durations">How many of them took as long as each of <see cref="Tally.Durations"/> at most and longer than the one before; the last, longer than all.</param>
/// <param name="Seconds">What they took together.</param>
/// <param name="Made">Late effects that were made, by <see cref="Effect"/>.</param>
internal sealed record Counted(IReadOnlyList<(CallKind Kind, long Count)> Kinds, IReadOnlyList<long> Durations, double Seconds, IReadOnlyList<long> Made);
