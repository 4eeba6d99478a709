namespace ChatEmulator.Server.Admin;

/// <summary>The nearest of many: no more of them are held than have a place. Of equals the one that came first is before the other.</summary>
/// <param name="most">How many places there are.</param>
internal sealed class Podium<T>(int most)
{
    private readonly List<(T What, double Distance)> _places = [];

    /// <summary>Who has a place, the nearest first.</summary>
    public IReadOnlyList<(T What, double Distance)> Places => _places;

    /// <summary>One more comes.</summary>
    public void Add(T what, double distance)
    {
        var at = _places.FindLastIndex(each => each.Distance <= distance) + 1;
        if (at < most)
        {
            _places.Insert(at, (what, distance));
            _places.RemoveRange(Math.Min(most, _places.Count), Math.Max(0, _places.Count - most));
        }
    }
}
