using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Mappings;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>
/// A complete universe: the scenario it plays, its clock and dice, its state, its journal. Worlds never touch: nothing in one
/// is reachable from another, and nothing is static. Whoever reads or changes its state holds <see cref="Gate"/>, for as long
/// as one call needs and never while anything waits.
/// </summary>
public sealed class World : IDisposable
{
    private readonly Arrival _arrival = new();
    private Weight _weight;
    private Matter? _matter;
    private long _began;

    /// <summary>A world at its beginning.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="play">What it plays.</param>
    /// <param name="seed">What chance is drawn from instead of the scenario's seed; null for the scenario's.</param>
    /// <param name="limits">How much its journal keeps.</param>
    /// <param name="real">Real time.</param>
    /// <param name="budget">The bytes that it shares with other worlds; null for none.</param>
    /// <param name="began">When it began, for one whose past is going to be played: its clock stands there until <see cref="Resume"/>; null for now.</param>
    internal World(string name, Play play, long? seed, JournalLimits limits, TimeProvider real, Budget? budget = null, DateTimeOffset? began = null)
    {
        Name = Root = name;
        (Play, Latest, GivenSeed) = (play, play, seed);
        Dice = new Dice(Seed, name);
        Clock = new Clock(began is null ? play.Scenario.Clock : new ClockStart(began, Frozen: true), real);
        (Began, Journal) = (Clock.GetUtcNow(), new Journal(limits, budget));
        (_weight, Usage) = (new Weight(budget), new Usage(real));
    }

    /// <summary>Its name.</summary>
    public string Name { get; private set; }

    /// <summary>The name that it was begun under: its dice and the keys of its tokens are made from it. A fork has its origin's.</summary>
    internal string Root { get; }

    /// <summary>What its epoch began with: profile, accounts, data, seed, clock and what is volatile are this one's until a reset.</summary>
    internal Play Play { get; private set; }

    /// <summary>The version that it plays now: its rules decide, and the next epoch begins with it.</summary>
    internal Play Latest { get; set; }

    /// <summary>The scenario that it plays now, as far as rules and names go; what the epoch began with is that of <see cref="Play"/>.</summary>
    public Scenario Scenario => Latest.Scenario;

    /// <summary>What its chance is drawn from.</summary>
    public long Seed => GivenSeed ?? Play.Scenario.Seed;

    /// <summary>All its time.</summary>
    public Clock Clock { get; }

    /// <summary>All its chance.</summary>
    internal Dice Dice { get; private set; }

    /// <summary>The record of its calls.</summary>
    internal Journal Journal { get; }

    /// <summary>
    /// Ends when the next call has come and is in the journal, has ended there, or a late effect has been made. Whoever waits for a state takes this task, looks, and then awaits it: so
    /// nothing that comes in between is missed.
    /// </summary>
    internal Task NextCall => _arrival.Next;

    /// <summary>About how many bytes it holds, as far as they can grow many: its journal, its messages, effects that are still to come.</summary>
    internal long Bytes => Journal.Bytes + _weight.Bytes;

    /// <summary>How many times a world of its name has begun, from 1; a reset begins it anew. Where another of its name was there before, its epochs go on from that one's.</summary>
    internal int Epoch { get; set; } = 1;

    /// <summary>Cancelled when the epoch ends: calls that are still waiting end as abandoned.</summary>
    internal CancellationToken EpochEnds => Matter.EpochEnds;

    /// <summary>Whether somebody uses it.</summary>
    internal Usage Usage { get; }

    /// <summary>Whether it has ended: deleted, let go, or another was begun under its name. Read under the gate by whoever wants to change it.</summary>
    internal bool HasEnded { get; set; }

    internal Lock Gate { get; } = new();

    /// <summary>What chance is drawn from instead of the scenario's seed; null for the scenario's.</summary>
    internal long? GivenSeed { get; }

    /// <summary>When its epoch began, on its clock.</summary>
    internal DateTimeOffset Began { get => new(_began, TimeSpan.Zero); private set => _began = value.UtcTicks; }

    /// <summary>The stub mappings that each of its epochs begins with.</summary>
    internal MappingTable Given { get; init; } = MappingTable.Empty;

    /// <summary>Its stub mappings, where they stand; read by anybody.</summary>
    internal Stock Mappings => _matter?.MappingsSoFar?.Now ?? Given.Fresh;

    /// <summary>What receives connections, where it is the world that the process plays; null elsewhere.</summary>
    internal Entrance? Entrance { get; set; }

    /// <summary>How what happens in it is heard; null for not at all, as before it is among the worlds of its emulator.</summary>
    internal Hearing? Heard { get; set => Journal.IsHeard = (field = value)?.IsListenedTo == true; }

    internal Ledger Ledger => Matter.Ledger;

    /// <summary>What happened beside its calls since the epoch began.</summary>
    internal Acts Acts => Matter.Acts;

    /// <summary>Whether every call that was begun is in the journal: one that failed half-way has left traces, and nobody can play it again.</summary>
    internal bool HasFailed => (_matter?.Begun ?? 0) != Journal.Total;

    internal Counters Counters => Matter.Counters;
    /// <summary>Says what of the scenario's expectations is so; null when nothing is expected.</summary>
    internal Judge? Judge => Matter.Judge;

    internal Matter? MatterSoFar => _matter;

    internal Matter Matter => _matter ??= new Matter(this, Look, _arrival.Tell);

    /// <summary>Begins anew: state, counts, journal and ledger are empty, the clock is at the scenario's start.</summary>
    public void Reset()
    {
        Matter? ended;
        lock (Gate)
        {
            ended = Forget();
            Journal.Clear();
            Play = Latest;
            Dice = new Dice(Seed, Root);
            Clock.Restart(Play.Scenario.Clock);
            Began = Clock.GetUtcNow();
            if (Name != Root)
            {
                // A past is played from the root on, also that of a fork which begins anew.
                Note(ActKind.Rename, Name, Began);
            }

            Epoch++;
        }

        ended?.Dispose();
        Entrance?.Begin();
    }

    /// <summary>Ends every waiting call and lets go of native memory. The journal can still be read.</summary>
    public void Dispose()
    {
        Matter? ended;
        lock (Gate)
        {
            HasEnded = true;
            ended = Forget();
            Journal.Leave();
        }

        ended?.Dispose();
        Clock.Dispose();
    }

    /// <summary>From now on it goes by another name; dice and keys stay. Whoever calls holds the gate.</summary>
    /// <param name="name">The name.</param>
    /// <param name="at">The instant, on its clock.</param>
    internal void Rename(string name, DateTimeOffset at)
    {
        Name = name;
        _matter?.States.Rename(name);
        Note(ActKind.Rename, name, at);
    }

    /// <summary>Keeps in mind what happened beside its calls. Whoever calls holds the gate.</summary>
    internal void Note(ActKind kind, string what, DateTimeOffset at, Play? version = null) => Acts.Add(new Act(kind, what, Journal.Total, at, version));

    /// <summary>Its past is played: from now on its clock goes on, and what has become due by then is made.</summary>
    /// <param name="start">How the clock goes on.</param>
    /// <param name="notBefore">What a real clock shows at least.</param>
    internal void Resume(ClockStart start, DateTimeOffset notBefore)
    {
        lock (Gate)
        {
            Clock.Restart(start, notBefore);
            Look();
        }
    }

    internal ProviderState State(Provider provider) => Matter.States.Of(provider);

    /// <summary>The chance of the next call, counted among identical ones.</summary>
    internal Chance Chance(ulong request, ulong account)
    {
        Matter.Begun++;
        return new Chance(Dice, Matter.Ordinals, request, account, Journal.Next);
    }

    /// <summary>From when on a rule's times are counted: the start of the clock; on real time the world's first call.</summary>
    internal DateTimeOffset Zero(DateTimeOffset at) => Play.Scenario.Clock.At is null ? Matter.FirstCall ??= at : Began;

    /// <summary>Makes what has become due, each change at its own instant and in order.</summary>
    internal void Settle(DateTimeOffset at)
    {
        if (_matter?.DeedsSoFar?.Settle(at) == true)
        {
            Weigh();
        }
    }

    /// <inheritdoc cref="Deeds.Commit"/>
    internal Effect Commit(in Deed deed, Wish wish, bool told, DateTimeOffset at)
    {
        var effect = Matter.Deeds.Commit(deed, wish, told, at);
        Weigh();
        return effect;
    }

    /// <summary>Tells whoever waits that a call has come, or has ended.</summary>
    internal void Arrived() => _arrival.Tell();

    /// <inheritdoc cref="Deeds.Postpone"/>
    internal void Postpone(in Deed deed, DateTimeOffset due, Ticket ticket, DateTimeOffset at)
    {
        Matter.Deeds.Postpone(deed, due, ticket, at);
        Weigh();
    }

    // Real time may ring a little early; then it is set again.
    private void Look()
    {
        lock (Gate)
        {
            var at = Clock.GetUtcNow();
            Settle(at);
            _matter?.DeedsSoFar?.Ring(at);
        }
    }

    private Matter? Forget()
    {
        var ended = _matter;
        _matter = null;
        ended?.End();
        Weigh();
        return ended;
    }

    internal void Weigh() => _weight.Set(_matter?.Bytes ?? 0);
}
