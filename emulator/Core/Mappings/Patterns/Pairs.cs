namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// The most pairs that can be made of two rows, where it is known which fit: one after the other takes a place, and who sits there looks for another
/// (augmenting paths). Whether two fit is asked once.
/// </summary>
/// <param name="rows">How many look for a place.</param>
/// <param name="places">How many places there are.</param>
/// <param name="fit">Whether one may take a place.</param>
/// <param name="patience">What it may cost.</param>
internal sealed class Pairs(int rows, int places, Func<int, int, bool> fit, Patience patience)
{
    private readonly int[] _taken = new int[places];
    private readonly int[] _seats = new int[rows];
    private readonly byte[] _fits = new byte[(long)rows * places];

    /// <summary>Whether a place is taken.</summary>
    public bool IsTaken(int place) => _taken[place] > 0;

    /// <summary>Makes the pairs; tells which rows found no place.</summary>
    public List<int> Match(bool stopAtFirst)
    {
        var lonely = new List<int>();
        for (var row = 0; row < rows && (lonely.Count == 0 || !stopAtFirst); row++)
        {
            if (!Seat(row))
            {
                lonely.Add(row);
            }
        }

        return lonely;
    }

    // Breadth first, so that no chain of moves is too deep for the stack.
    private bool Seat(int row)
    {
        var cameFrom = new int[places];
        var queue = new Queue<int>([row]);
        while (queue.TryDequeue(out var looking) && patience.Take(places))
        {
            for (var place = 0; place < places; place++)
            {
                if (cameFrom[place] != 0 || !Fits(looking, place))
                {
                    continue;
                }

                cameFrom[place] = looking + 1;
                if (_taken[place] == 0)
                {
                    Move(place, cameFrom, row);
                    return true;
                }

                queue.Enqueue(_taken[place] - 1);
            }
        }

        return false;
    }

    // Everybody on the way moves to the place he found; the last to move is he who came new.
    private void Move(int place, int[] cameFrom, int newcomer)
    {
        for (var mover = -1; mover != newcomer;)
        {
            mover = cameFrom[place] - 1;
            (_taken[place], _seats[mover], place) = (mover + 1, place, _seats[mover]);
        }
    }

    private bool Fits(int row, int place)
    {
        ref var known = ref _fits[((long)row * places) + place];
        if (known == 0)
        {
            known = fit(row, place) ? (byte)1 : (byte)2;
        }

        return known == 1;
    }
}
