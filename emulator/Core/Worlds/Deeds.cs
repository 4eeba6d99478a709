using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Worlds;

/// <summary>Makes the changes of a world, at once or when they are due, and enters them in the ledger. Guarded by the world's gate.</summary>
/// <param name="journal">The world's journal: it is told what became of a late effect.</param>
/// <param name="ledger">The world's ledger.</param>
/// <param name="told">Told what became of a late effect, by the number of its call, and when it was made.</param>
/// <param name="bell">Sees to it that somebody looks when the next is due.</param>
/// <param name="made">Called when late effects have been made.</param>
internal sealed class Deeds(Journal journal, Ledger ledger, Action<long, Effect, DateTimeOffset> told, Bell bell, Action made) : IDisposable
{
    private readonly Pending _pending = new();

    public IEnumerable<(DateTimeOffset Due, Deed Deed)> Waiting => _pending.Waiting;

    /// <summary>How many wait.</summary>
    public int Count => _pending.Count;

    /// <summary>About how many bytes the changes hold that wait.</summary>
    public long Bytes => _pending.Bytes;

    /// <summary>Makes what has become due, each change at its own instant and in order.</summary>
    /// <returns>Whether there was any.</returns>
    public bool Settle(DateTimeOffset at)
    {
        var waiting = _pending.Count;
        while (_pending.TakeUntil(at, out var due, out var deed, out var ticket))
        {
            var effect = deed.Change.Apply(deed.State, due, again: false);
            ledger.Add(deed, due, effect == Effect.Applied ? 1 : 0, effect == Effect.Duplicate ? 1 : 0, pending: -1);
            journal.Settle(ticket, effect);
            told(deed.Call, effect, due);
        }

        if (_pending.Count == waiting)
        {
            return false;
        }

        Ring(at);
        made();
        return true;
    }

    /// <summary>Makes a change as a rule wishes, and says what really happened.</summary>
    /// <param name="deed">The change.</param>
    /// <param name="wish">What the rule wishes.</param>
    /// <param name="told">Whether the client is told of a success, so that a change that is not made must be remembered as none.</param>
    /// <param name="at">The instant.</param>
    public Effect Commit(in Deed deed, Wish wish, bool told, DateTimeOffset at)
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
                ledger.Add(deed, at, pending: 1);
                return Effect.Pending;
            case WishKind.Twice:
                deed.Change.Apply(deed.State, at, again: true);
                deed.Change.Apply(deed.State, at, again: true);
                ledger.Add(deed, at, applied: 2);
                return Effect.Twice;
            default:
                var effect = deed.Change.Apply(deed.State, at, again: false);
                ledger.Add(deed, at, effect == Effect.Applied ? 1 : 0, effect == Effect.Duplicate ? 1 : 0);
                return effect;
        }
    }

    /// <summary>Keeps a change until its instant.</summary>
    public void Postpone(in Deed deed, DateTimeOffset due, Ticket ticket, DateTimeOffset at)
    {
        _pending.Add(due, deed, ticket);
        Ring(at);
    }

    /// <summary>Sets the bell to the next that is due.</summary>
    public void Ring(DateTimeOffset at) => bell.Set(_pending.Earliest, at);

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        _pending.Clear();
        bell.Set(null, default);
    }

    public void Dispose()
    {
        _pending.Clear();
        bell.Dispose();
    }
}
