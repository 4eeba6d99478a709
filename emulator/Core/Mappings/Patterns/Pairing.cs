using System.Text.Json;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// Pairs what a list has to have with what it has, whatever the order. What is equal is paired by fingerprint, in one go over both; only where a
/// placeholder or what may be missing makes one value fit several is the best pairing looked for, as far as patience goes.
/// </summary>
internal sealed class Pairing(Wanted[] wanted, JsonElement[] others, JsonPrint prints, Comparing how)
{
    private const long MostPairs = 4_000_000;

    private readonly List<Wanted> _wanted = [];
    private readonly List<JsonElement> _others = [];
    private readonly Comparing _hasty = how with { Hasty = true };

    /// <summary>How many values are left over, or differ.</summary>
    public int Differences()
    {
        Cancel();
        return _wanted.Count == 0 ? Extra(_others) : how.Extra || !_wanted.TrueForAll(each => each.IsPlain) ? Best() : Left(_wanted, _others);
    }

    // Of what is plain the equal ones go first: whatever else each of them would fit, the other fits too.
    private void Cancel()
    {
        var left = new Dictionary<ulong, int>();
        foreach (var each in wanted.Where(each => each.IsPlain))
        {
            left[each.Print] = left.GetValueOrDefault(each.Print) + 1;
        }

        var paired = new Dictionary<ulong, int>();
        foreach (var other in others)
        {
            var print = left.Count > 0 && how.Patience.Take(1) ? prints.Of(other) : 0;
            if (left.GetValueOrDefault(print) > 0)
            {
                left[print]--;
                paired[print] = paired.GetValueOrDefault(print) + 1;
            }
            else
            {
                _others.Add(other);
            }
        }

        foreach (var each in wanted)
        {
            if (each.IsPlain && paired.GetValueOrDefault(each.Print) > 0)
            {
                paired[each.Print]--;
            }
            else
            {
                _wanted.Add(each);
            }
        }
    }

    private int Best()
    {
        if ((long)_wanted.Count * _others.Count > MostPairs)
        {
            how.Patience.GiveUp();
            return Left(_wanted, _others);
        }

        if (!how.Patience.Take(_wanted.Count))
        {
            return Left(_wanted, _others);
        }

        var pairs = new Pairs(_wanted.Count, _others.Count, (w, o) => _wanted[w].Differences(_others[o], _hasty) == 0, how.Patience);
        var lonely = pairs.Match(stopAtFirst: how.Hasty);
        return lonely.Count > 0 && how.Hasty ? lonely.Count : Left([.. lonely.Select(w => _wanted[w])], [.. _others.Where((_, o) => !pairs.IsTaken(o))]);
    }

    // One beside one differs as much as the larger; the rest is missing, or too much.
    private int Left(List<Wanted> lonely, List<JsonElement> spare)
    {
        var both = Math.Min(lonely.Count, spare.Count);
        var differences = 0;
        for (var i = 0; i < both; i++)
        {
            differences += Math.Max(lonely[i].Size, Wanted.SizeOf(spare[i]));
        }

        return differences + lonely.Skip(both).Sum(each => each.Size) + Extra(spare.Skip(both));
    }

    private int Extra(IEnumerable<JsonElement> spare) => how.Extra ? 0 : spare.Sum(Wanted.SizeOf);
}
