namespace ChatEmulator.Mappings.Patterns;

/// <summary>What the values of one name have to be: a name may occur more than once.</summary>
internal abstract class ManyPattern
{
    public abstract bool Matches(Named values);

    public abstract double Distance(Named values);
}

/// <summary>One of the values is as it has to be; where there is none, that counts as the value null.</summary>
internal sealed class AnyValue(ValuePattern pattern) : ManyPattern
{
    public override bool Matches(Named values)
    {
        var at = -1;
        if (!values.Next(ref at, out var value))
        {
            return pattern.Matches(value);
        }

        do
        {
            if (pattern.Matches(value))
            {
                return true;
            }
        }
        while (values.Next(ref at, out value));

        return false;
    }

    public override double Distance(Named values) => Nearest(pattern, values);

    /// <summary>The distance of the value that comes nearest.</summary>
    public static double Nearest(ValuePattern pattern, Named values)
    {
        var (at, least) = (-1, double.PositiveInfinity);
        while (values.Next(ref at, out var value))
        {
            least = Math.Min(least, pattern.Distance(value));
        }

        return double.IsFinite(least) ? least : pattern.Distance(values.Nothing);
    }
}

/// <summary>One of the values is as it has to be, and there is one at all, unless there has to be none: how cookies are looked at.</summary>
internal sealed class PresentValue(ValuePattern pattern) : ManyPattern
{
    private readonly AnyValue _any = new(pattern);

    public override bool Matches(Named values) => values.IsEmpty ? pattern is Absent : _any.Matches(values);

    public override double Distance(Named values) => values.IsEmpty ? (pattern is Absent ? 0 : 1) : _any.Distance(values);
}

/// <summary><c>includes</c>: for each pattern there is a value; <c>hasExactly</c>: and there are no more values than patterns.</summary>
internal sealed class EachOf(ValuePattern[] patterns, bool exactly) : ManyPattern
{
    private readonly AnyValue[] _each = [.. patterns.Select(pattern => new AnyValue(pattern))];

    public override bool Matches(Named values) =>
        !values.IsEmpty && (!exactly || values.Count == patterns.Length) && Array.TrueForAll(_each, each => each.Matches(values));

    public override double Distance(Named values)
    {
        var count = values.Count;
        var distance = count == 0 ? 1 : patterns.Average(pattern => AnyValue.Nearest(pattern, values));
        return !exactly || count == 0 ? distance : ((count == patterns.Length ? 0 : 1) + distance) / 2;
    }
}
