using ChatEmulator.Worlds;

namespace ChatEmulator.Exports;

/// <summary>What worlds hold at the moment, as metrics; those that share a name are added up. A reset begins them anew.</summary>
/// <param name="worlds">The worlds, each with the name that it goes by here.</param>
internal sealed class WorldMetrics(IEnumerable<(string Name, World World)> worlds)
{
    private static readonly (string Name, string About)[] Families =
    [
        ("chat_emulator_journal_calls", "Calls that are kept in memory."),
        ("chat_emulator_journal_bytes", "Memory that is held for calls."),
        ("chat_emulator_journal_dropped_calls", "Calls that had to make room for newer ones since the world began or was reset."),
        ("chat_emulator_journal_dropped_bodies", "Bodies that had to make room for newer ones since the world began or was reset."),
        ("chat_emulator_late_effects_pending", "Effects that are still to come."),
        ("chat_emulator_ledger_repeated", "Changes that were made more than once, such as messages sent twice, since the world began or was reset."),
    ];

    public void Write(PrometheusText text)
    {
        var held = worlds.GroupBy(each => each.Name, each => Held(each.World), StringComparer.Ordinal).Select(each => (World: each.Key, Values: each.Aggregate(Sum))).ToList();
        for (var i = 0; i < Families.Length; i++)
        {
            text.Family(Families[i].Name, "gauge", Families[i].About);
            foreach (var (world, values) in held)
            {
                text.Sample(values[i], ("world", world));
            }
        }
    }

    private static long[] Held(World world)
    {
        var journal = world.Journal;
        var kept = Math.Max(0, journal.Total - journal.Dropped - journal.Forgotten);
        lock (world.Gate)
        {
            return [kept, journal.Bytes, journal.Dropped, journal.DroppedBodies, world.MatterSoFar?.DeedsSoFar?.Count ?? 0, world.MatterSoFar?.Ledger.Repeated ?? 0];
        }
    }

    private static long[] Sum(long[] one, long[] other) => [.. one.Zip(other, (a, b) => a + b)];
}
