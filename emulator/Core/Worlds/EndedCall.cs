using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Worlds;

/// <summary>A call that has ended, as its listeners are told of it: references to what is there anyway, so that telling costs no memory.</summary>
internal readonly record struct EndedCall
{
    /// <summary>The world that it happened in.</summary>
    public required World World { get; init; }

    /// <summary>The world's epoch when it was decided: a reset in between begins another.</summary>
    public required int Epoch { get; init; }

    /// <summary>Its place in the journal, with its number.</summary>
    public required Ticket Ticket { get; init; }

    /// <summary>When it was decided, on the world's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When its last byte was in: monotonic real time, ticks of 100 ns. What it took is <see cref="Ending.Finished"/> less this.</summary>
    public required long Arrived { get; init; }

    /// <summary>The operation; null when the path is nobody's.</summary>
    public required string? Operation { get; init; }

    /// <summary>What was decided of it: rule, limit, deliveries.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The status that was told.</summary>
    public required int Status { get; init; }

    /// <summary>What it did, as of when it was decided: what is late is pending here, and <see cref="Audience.Made"/> tells the rest.</summary>
    public required Effect Effect { get; init; }

    /// <summary>How it ended.</summary>
    public required Ending Ending { get; init; }

    /// <summary>
    /// Takes all of it out of its world's journal, as it is there now. It is to be asked while the listener is being told: later the journal may have dropped it. False when it has
    /// dropped it already, as a full one does with the oldest, those in flight included; not by a reset.
    /// </summary>
    public bool TryTake(Extract into) => World.Journal.TryTake(Ticket, into);

    /// <summary>The little of it that a span needs, at a tenth of the cost; to be asked as <see cref="TryTake"/> is.</summary>
    public Glimpse? Glance() => World.Journal.Glance(Ticket);
}
