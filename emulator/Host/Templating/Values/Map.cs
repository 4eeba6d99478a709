namespace ChatEmulator.Host.Templating.Values;

/// <summary>Values by name, in the order they came.</summary>
internal sealed class Map : OrderedDictionary<string, object?>
{
    /// <summary>An empty one.</summary>
    /// <param name="comparer">Which names are the same; null: those of the same letters.</param>
    public Map(IEqualityComparer<string>? comparer = null)
        : base(comparer ?? StringComparer.Ordinal)
    {
    }
}
