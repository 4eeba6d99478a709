using System.Runtime.InteropServices;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>
/// The record of a world. A call is opened when decided and closed when delivered; the oldest are dropped when it is full.
/// Calls are kept as bytes in segments that are used again, and decoded only when asked for: a full journal allocates
/// nothing and gives the collector nothing to walk. It has a lock of its own, because calls are closed and read from
/// anywhere, and holds it for one call or one segment at a time.
/// </summary>
/// <param name="limits">How much it keeps.</param>
/// <param name="budget">What it shares with the journals of other worlds; null for nothing.</param>
internal sealed class Journal(JournalLimits limits, Budget? budget = null)
{
    private readonly Lock _gate = new();
    private Budget? _budget = budget;
    private Storage? _storage;
    private long _total;
    private long _forgotten;
    private long _epoch;
    private SilentEndings? _silent;
    private LeftBehind? _leftBehind;

    /// <summary>How much it keeps.</summary>
    public JournalLimits Limits { get; } = limits;

    /// <summary>Whether somebody reads calls by their tickets once they have ended: then those in flight outlive their being forgotten.</summary>
    public bool IsHeard { get; set; }

    // Made with the first call: most of a thousand worlds may never have one.
    private Storage Storage => _storage ??= new Storage(Limits.MostBytes, _budget);

    /// <summary>Calls opened since the epoch began.</summary>
    public long Total => Locked(static journal => journal._total);

    /// <summary>Calls dropped to make room, since the epoch began or, where that is later, since calls were forgotten.</summary>
    public long Dropped => Locked(static journal => (journal._storage?.Oldest ?? 1) - 1 - journal._forgotten);

    /// <summary>The number of the last call that was dropped to make room; 0 while none was.</summary>
    public long LastDropped => Locked(static journal => journal._storage is { } storage && storage.Oldest - 1 > journal._forgotten ? storage.Oldest - 1 : 0);

    /// <summary>Calls that somebody wanted to be forgotten, with those dropped before them: all up to this number.</summary>
    public long Forgotten => Locked(static journal => journal._forgotten);

    /// <summary>Bodies of requests and answers that were dropped since the epoch began, to make room, before their calls were.</summary>
    public long DroppedBodies => Locked(static journal => journal._storage?.DroppedBodies ?? 0);

    /// <summary>The number that the next call will get.</summary>
    public long Next => Total + 1;

    /// <summary>The memory held for calls, in bytes; never more than <see cref="JournalLimits.MostBytes"/>.</summary>
    public long Bytes => Locked(static journal => journal._storage?.Held ?? 0);

    /// <summary>Records a decided call.</summary>
    public Ticket Open(in Entry entry)
    {
        var body = entry.Body ?? Shortening.Of(entry.Exchange);
        var answer = Shortening.Of(entry.Answer.Body);
        var bound = Record.Bound(entry);
        lock (_gate)
        {
            var number = ++_total;
            Storage.DropBefore(number + 1 - Math.Max(0, Limits.MostCalls));
            if (Limits.MostCalls <= 0)
            {
                return new Ticket(number, 0);
            }

            var (mark, answerMark) = (Storage.Keep(body, number), Storage.Keep(answer, number));
            if (!Storage.Reserve(Storage.Records, bound + Sign.Size, out var room))
            {
                Storage.DropBefore(number + 1);
                return new Ticket(number, 0);
            }

            var ticket = new Ticket(number, Storage.Records.Place);
            var newest = Storage.Records.Newest!;
            newest.Keep(Record.Write(room, entry, number, mark, answerMark), number, Sign.Of(newest.Used, entry));
            return _silent is null ? ticket : ticket with { ReplayOf = ReplayOf(room) };
        }
    }

    /// <summary>Records how its delivery ended, the first time it is told; does nothing when the call is no longer kept.</summary>
    /// <param name="ticket">The call.</param>
    /// <param name="ending">How.</param>
    /// <param name="silently">Whether the emulator ended it without a byte of an answer: then the same request may come again by itself.</param>
    /// <param name="unseen">Whether it said at that end that nobody had looked at the call, as HTTP/2 can.</param>
    public void Close(Ticket ticket, in Ending ending, bool silently = false, bool unseen = false)
    {
        lock (_gate)
        {
            var record = Find(ticket);
            if (record.IsEmpty || MemoryMarshal.AsRef<Head>(record).How != 0)
            {
                return;
            }

            MemoryMarshal.AsRef<Head>(record).End(ending);
            if (silently && Record.MayComeAgain(record, unseen))
            {
                (_silent ??= new SilentEndings()).Add(Record.Print(record, Storage.Bodies), ticket.Number, ending, MemoryMarshal.AsRef<Head>(record).Body.Size > 0);
            }
            else
            {
                _silent?.Leave(ticket.Number);
            }
        }
    }

    /// <summary>Records that a pending effect has become a fact; does nothing when the call is no longer kept.</summary>
    public void Settle(Ticket ticket, Effect effect)
    {
        lock (_gate)
        {
            if (Find(ticket) is { IsEmpty: false } record)
            {
                MemoryMarshal.AsRef<Head>(record).Effect = effect;
            }
        }
    }

    /// <summary>The kept calls, oldest first, without a gap. Each is as it was at one instant, not all at the same.</summary>
    public IReadOnlyList<Call> Calls() => After(0, CallFilter.All, int.MaxValue);

    /// <summary>The calls after a number, oldest first: asked again with the last number seen, none is missed.</summary>
    /// <param name="since">Calls up to this number are left out.</param>
    /// <param name="filter">Which calls.</param>
    /// <param name="limit">The largest number of calls to return.</param>
    /// <param name="also">What else has to hold of a call, once it is decoded; null for nothing.</param>
    public IReadOnlyList<Call> After(long since, CallFilter filter, int limit, Func<Call, bool>? also = null) =>
        Read(new Question(filter, since, limit, Backwards: false) { Also = also });

    /// <summary>The newest calls, oldest first.</summary>
    /// <param name="filter">Which calls.</param>
    /// <param name="limit">The largest number of calls to return.</param>
    /// <param name="also">What else has to hold of a call, once it is decoded; null for nothing.</param>
    public IReadOnlyList<Call> Latest(CallFilter filter, int limit, Func<Call, bool>? also = null) =>
        Read(new Question(filter, 0, limit, Backwards: true) { Also = also });

    /// <summary>Takes out the call of a ticket, as it is now; false when it is no longer kept.</summary>
    public bool TryTake(Ticket ticket, Extract into)
    {
        lock (_gate)
        {
            return Find(ticket) is { IsEmpty: false } record ? into.Take(record, Storage.Bodies) : _leftBehind?.TryTake(ticket, into) == true;
        }
    }

    /// <summary>The little of the same that a span needs; null when it is no longer kept.</summary>
    public Glimpse? Glance(Ticket ticket)
    {
        lock (_gate)
        {
            return Find(ticket) is { IsEmpty: false } record ? Glimpse.Of(record) : _leftBehind?.Glance(ticket);
        }
    }

    /// <summary>Forgets all calls that are kept, those in flight too; numbers go on.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            Part();
            Storage.DropBefore(_total + 1);
            (_forgotten, _silent) = (_total, null);
        }
    }

    /// <summary>Forgets everything; numbers begin at 1 again. Tickets of before are dead.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            Part();
            _storage?.Clear();
            (_total, _forgotten, _silent) = (0, 0, null);
            _epoch++;
        }
    }

    /// <summary>The end of a call has been told, and nobody reads it by its ticket any more.</summary>
    internal void Leave(Ticket ticket)
    {
        lock (_gate)
        {
            _leftBehind = _leftBehind?.Without(ticket);
        }
    }

    /// <summary>Its world has ended: what it holds is no longer counted.</summary>
    internal void Leave() => Locked(static journal =>
    {
        journal._storage?.Leave();
        journal._budget = null;
        return true;
    });

    // Known by now: an ending is recorded before its client can see it.
    private long? ReplayOf(Span<byte> record)
    {
        ref var head = ref MemoryMarshal.AsRef<Head>(record);
        var found = head.Body.Size == 0 || _silent!.HaveBodies ? _silent!.Of(Record.Print(record, Storage.Bodies), head.Number, head.Began) : null;
        head.ReplayBack = found is { } number ? (int)Math.Min(head.Number - number, int.MaxValue) : 0;
        _silent = _silent.Forget(head.Arrived) ? null : _silent;
        return found;
    }

    private void Part() => _leftBehind = IsHeard && _storage is not null ? LeftBehind.Of(_storage, _leftBehind) : null;

    private Span<byte> Find(Ticket ticket)
    {
        var record = ticket.Number < Storage.Oldest ? default : Storage.Records.Find(ticket.Place);
        return record.Length >= Head.Size && MemoryMarshal.AsRef<Head>(record).Number == ticket.Number ? record : default;
    }

    // What was there when the question came, in steps of one segment, so that calls go on meanwhile.
    private List<Call> Read(Question question)
    {
        var (found, sorted) = (new List<Call>(), 0);
        var (epoch, first, end, total) = Locked(journal =>
            (journal._epoch, journal.Storage.Records.After(question.Since), journal.Storage.Records.End, journal._total));
        for (var i = 0L; i < end - first && found.Count < question.Limit; i++)
        {
            var oldest = found.Count == 0 ? null : found[0];
            lock (_gate)
            {
                if (_epoch != epoch)
                {
                    break;
                }

                question.Ask(Storage, question.Backwards ? end - 1 - i : first + i, total, found);
            }

            sorted = question.Sort(found, found.Count > 0 && ReferenceEquals(found[0], oldest) ? sorted : 0);
        }

        return question.InOrder(found);
    }

    private T Locked<T>(Func<Journal, T> read)
    {
        lock (_gate)
        {
            return read(this);
        }
    }
}
