using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>What the values of one name have to be, and the name.</summary>
internal sealed record NamedPattern(string Name, ManyPattern Pattern)
{
    /// <summary>Whether all of them hold.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="all">The values of all names.</param>
    /// <param name="anyCase">Whether names are compared without case.</param>
    /// <param name="patience">What looking may cost.</param>
    public static bool All(NamedPattern[] patterns, ReadOnlyMemory<Header> all, bool anyCase, Patience patience)
    {
        foreach (var each in patterns)
        {
            if (!each.Pattern.Matches(new Named(all, each.Name, anyCase, patience)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The mean of their distances; 0 for none.</summary>
    public static double Distance(NamedPattern[] patterns, ReadOnlyMemory<Header> all, bool anyCase, Patience patience) =>
        patterns.Length == 0 ? 0 : patterns.Average(each => each.Pattern.Distance(new Named(all, each.Name, anyCase, patience)));
}
