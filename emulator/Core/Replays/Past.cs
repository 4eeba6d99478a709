using ChatEmulator.Journals;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>
/// All that a world has become what it is by: what it began with, its calls with their instants, and what happened to it beside them. Played in a
/// fresh world of the same scenario and seed, it comes to the same again; nothing else of a world needs to be written down.
/// </summary>
internal sealed record Past
{
    /// <summary>The name that the world was begun under.</summary>
    public required string Root { get; init; }

    /// <summary>What it began with; null in what is being read of a snapshot, which tells it as a text.</summary>
    public Play? Play { get; init; }

    /// <summary>What chance is drawn from instead of that scenario's seed; null for the scenario's.</summary>
    public long? Seed { get; init; }

    /// <summary>When it began, on its clock.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>How its clock went on, and where it stood in the end; null in <see cref="ClockStart.At"/> for real time.</summary>
    public required ClockStart Clock { get; init; }

    /// <summary>What its clock showed in the end, a real one too.</summary>
    public required DateTimeOffset Present { get; init; }

    /// <summary>Its calls, from number 1.</summary>
    public required IReadOnlyList<Call> Calls { get; init; }

    /// <summary>What happened beside them, in order.</summary>
    public required IReadOnlyList<Act> Acts { get; init; }

    /// <summary>The past of a world that goes on meanwhile.</summary>
    /// <param name="world">The world.</param>
    /// <param name="at">The number of the call after which it ends, before anything else happened; null for the present.</param>
    /// <exception cref="PastException">There is no such call, or not all of it is kept any more.</exception>
    public static Past Of(World world, long? at) => Glance.At(world).Read(at);
}
