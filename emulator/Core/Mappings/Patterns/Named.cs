using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>All values of one name, in the order sent: of a header, a field of the query or of a form, a cookie.</summary>
internal readonly struct Named(ReadOnlyMemory<Header> all, string name, bool anyCase, Patience patience)
{
    /// <summary>Goes to the next value; begin with -1.</summary>
    public bool Next(ref int at, out Piece value)
    {
        var span = all.Span;
        for (at++; at < span.Length; at++)
        {
            if (span[at].Name.Equals(name, anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                value = new Piece(span[at].Value, patience);
                return true;
            }
        }

        value = Nothing;
        return false;
    }

    /// <summary>What stands for a name that the request does not have.</summary>
    public Piece Nothing => new(null, patience);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty
    {
        get
        {
            var at = -1;
            return !Next(ref at, out _);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            var (at, count) = (-1, 0);
            while (Next(ref at, out _))
            {
                count++;
            }

            return count;
        }
    }
}
