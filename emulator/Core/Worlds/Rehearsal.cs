using ChatEmulator.Providers;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Worlds;

/// <summary>
/// Takes the scenarios that were loaded anew: worlds may be told to play them from now on, and every world that plays one that says something else
/// now plays that. A world that was given a version of its own keeps it.
/// </summary>
/// <param name="repertoire">What worlds may play.</param>
/// <param name="worlds">The worlds.</param>
/// <param name="providers">The imitated vendors.</param>
internal sealed class Rehearsal(Repertoire repertoire, WorldDirectory worlds, IReadOnlyList<Provider> providers)
{
    /// <summary>Takes them, and says what became of them, a sentence each; none when nothing says anything else.</summary>
    /// <param name="playing">What worlds play that are told nothing.</param>
    /// <param name="rest">The others.</param>
    public IReadOnlyList<string> Take(Scenario playing, IEnumerable<Scenario> rest)
    {
        var renewal = repertoire.Renew(playing, rest);
        var changed = renewal.Changed.Select(pair => (pair.Old, pair.New, Worlds: new List<World>())).ToList();
        worlds.Each(world =>
        {
            if (changed.Find(each => each.Old.Made.IsValueCreated && each.Old.Play == world.Latest) is { New: { } version } each && new Director(world, providers).TakeUp(version.Play, recorded: null, follows: true))
            {
                each.Worlds.Add(world);
            }
        });
        return
        [
            .. changed.Where(each => each.Old.Scenario.Text != each.New.Scenario.Text).Select(each => $"{Named(each.New)} was changed: {Told(each.Worlds)}"),
            .. renewal.Come.Select(part => $"{Named(part)} is new: worlds may be told to play it"),
            .. renewal.Gone.Select(part => $"{Named(part)} is gone: worlds that play it go on with it"),
        ];
    }

    private static string Named(Part part) => $"scenario {part.Scenario.Name}{(part.Scenario.File is { } file ? $" ({file})" : "")}";

    private string Told(List<World> played)
    {
        if (played.Count == 0)
        {
            return "no world plays it";
        }

        var keys = played.SelectMany(world => new Director(world, providers).Waiting).Distinct().ToList();
        var names = played.Count == 1 ? $"the world '{played[0].Name}' plays" : $"{played.Count} worlds play";
        return $"{names} its rules from now on{(keys.Count > 0 ? $", and {string.Join(", ", keys)} after a reset" : "")}";
    }
}
