using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
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
    private readonly List<Opened> _states = [];
    private readonly Pending _pending = new();
    private readonly Ordinals _ordinals = new();
    private readonly Arrival _arrival = new();
    private readonly long? _seed;
    private readonly Bell _bell;
    private DateTimeOffset _began;
    private CancellationTokenSource _epoch = new();

    /// <summary>A world at its beginning.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="play">What it plays.</param>
    /// <param name="seed">What chance is drawn from instead of the scenario's seed; null for the scenario's.</param>
    /// <param name="limits">How much its journal keeps.</param>
    /// <param name="real">Real time.</param>
    public World(string name, Play play, long? seed, JournalLimits limits, TimeProvider real)
    {
        Name = Root = name;
        Play = play;
        _seed = seed;
        Dice = new Dice(Seed, name);
        Clock = new Clock(Scenario.Clock, real);
        _began = Clock.GetUtcNow();
        _bell = new Bell(Clock, Look);
        Journal = new Journal(limits);
    }

    /// <summary>Its name.</summary>
    public string Name { get; private set; }

    /// <summary>The name that it was begun under: its dice and the keys of its tokens are made from it. A fork has its origin's.</summary>
    public string Root { get; }

    /// <summary>What it plays.</summary>
    public Play Play { get; }

    /// <summary>The scenario that it plays.</summary>
    public Scenario Scenario => Play.Scenario;

    /// <summary>What its chance is drawn from.</summary>
    public long Seed => _seed ?? Scenario.Seed;

    /// <summary>All its time.</summary>
    public Clock Clock { get; }

    /// <summary>All its chance.</summary>
    public Dice Dice { get; }

    /// <summary>The record of its calls.</summary>
    public Journal Journal { get; }

    /// <summary>
    /// Ends when the next call has come and is in the journal, or a late effect has been made. Whoever waits for a state takes this task, looks, and then awaits it: so
    /// nothing that comes in between is missed.
    /// </summary>
    public Task NextCall => _arrival.Next;

    /// <summary>How many times it has begun, from 1; a reset begins it anew.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>Cancelled when the epoch ends: calls that are still waiting end as abandoned.</summary>
    public CancellationToken EpochEnds => _epoch.Token;

    internal Lock Gate { get; } = new();

    internal Ledger Ledger { get; } = new();

    internal Counters Counters { get; private set; } = new();

    internal IEnumerable<(DateTimeOffset Due, Deed Deed)> Waiting => _pending.Waiting;

    /// <summary>Begins anew: state, counts, journal and ledger are empty, the clock is at the scenario's start.</summary>
    public void Reset()
    {
        CancellationTokenSource ended;
        lock (Gate)
        {
            Forget();
            Clock.Restart(Scenario.Clock);
            _began = Clock.GetUtcNow();
            ended = _epoch;
            _epoch = new CancellationTokenSource();
            Epoch++;
        }

        ended.Cancel();
        ended.Dispose();
    }

    /// <summary>Ends every waiting call and lets go of native memory. The journal can still be read.</summary>
    public void Dispose()
    {
        _epoch.Cancel();
        lock (Gate)
        {
            LetGo();
            _pending.Clear();
            _bell.Dispose();
        }

        Clock.Dispose();
        _epoch.Dispose();
    }

    /// <summary>From now on it goes by another name; dice and keys stay. Whoever calls holds the gate.</summary>
    internal void Rename(string name)
    {
        Name = name;
        foreach (var (_, state) in _states)
        {
            state.World = name;
        }
    }

    internal ProviderState State(Provider provider)
    {
        foreach (var (own, state) in _states)
        {
            if (own == provider)
            {
                return state;
            }
        }

        return Open(provider);
    }

    private ProviderState Open(Provider provider)
    {
        var word = provider.Catalogue.Provider;
        var state = provider.Open(new Opening(
            Root, Seed, _began, Dice, Play.Profile(provider), Scenario.Accounts[word], Scenario.Data[word]));
        state.World = Name;
        _states.Add(new Opened(provider, state));
        return state;
    }

    /// <summary>The chance of the next call, counted among identical ones.</summary>
    internal Chance Chance(ulong request, ulong account) => new(Dice, _ordinals, request, account, Journal.Next);

    /// <summary>Makes what has become due, each change at its own instant and in order.</summary>
    internal void Settle(DateTimeOffset at)
    {
        var waiting = _pending.Count;
        while (_pending.TakeUntil(at, out var due, out var deed, out var ticket))
        {
            var effect = deed.Change.Apply(deed.State, due, again: false);
            Ledger.Add(deed, due, effect == Effect.Applied ? 1 : 0, effect == Effect.Duplicate ? 1 : 0, pending: -1);
            Journal.Settle(ticket, effect);
        }

        if (_pending.Count < waiting)
        {
            _bell.Set(_pending.Earliest, at);
            _arrival.Tell();
        }
    }

    /// <summary>Makes a change as a rule wishes, and says what really happened.</summary>
    /// <param name="deed">The change.</param>
    /// <param name="wish">What the rule wishes.</param>
    /// <param name="told">Whether the client is told of a success, so that a change that is not made must be remembered as none.</param>
    /// <param name="at">The instant.</param>
    internal Effect Commit(in Deed deed, Wish wish, bool told, DateTimeOffset at)
    {
        switch (wish.Kind)
        {
            case WishKind.None:
                if (told)
                {
                    deed.Change.Withhold(deed.State);
                }

                return Effect.None;
            case WishKind.Late:
                _pending.Reserve(deed.Change);
                deed.Change.Postpone(deed.State);
                Ledger.Add(deed, at, pending: 1);
                return Effect.Pending;
            case WishKind.Twice:
                deed.Change.Apply(deed.State, at, again: true);
                deed.Change.Apply(deed.State, at, again: true);
                Ledger.Add(deed, at, applied: 2);
                return Effect.Twice;
            default:
                var effect = deed.Change.Apply(deed.State, at, again: false);
                Ledger.Add(deed, at, effect == Effect.Applied ? 1 : 0, effect == Effect.Duplicate ? 1 : 0);
                return effect;
        }
    }

    /// <summary>Tells whoever waits that a call has come.</summary>
    internal void Arrived() => _arrival.Tell();

    /// <summary>Keeps a change until its instant.</summary>
    internal void Postpone(in Deed deed, DateTimeOffset due, Ticket ticket, DateTimeOffset at)
    {
        _pending.Add(due, deed, ticket);
        _bell.Set(_pending.Earliest, at);
    }

    // Real time may ring a little early; then it is set again.
    private void Look()
    {
        lock (Gate)
        {
            var at = Clock.GetUtcNow();
            Settle(at);
            _bell.Set(_pending.Earliest, at);
        }
    }

    private void LetGo()
    {
        foreach (var (_, state) in _states)
        {
            state.Dispose();
        }

        _states.Clear();
    }

    private void Forget()
    {
        LetGo();
        _pending.Clear();
        _bell.Set(null, default);
        _ordinals.Clear();
        Ledger.Clear();
        Journal.Clear();
        Counters = new Counters();
    }

    private sealed record Opened(Provider Provider, ProviderState State);
}
