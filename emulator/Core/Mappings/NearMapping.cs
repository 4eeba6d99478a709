using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Mappings;

/// <summary>The mapping that a request would nearly have met: what its author is told where it met none.</summary>
internal static class NearMapping
{
    // Another method and a third of another path; what is farther away was hardly meant.
    private const double Farthest = 0.17;
    private const int LongestName = 60;
    private const int MostTold = 4;

    /// <summary>In a sentence which it is and what it wants; null where none is near. Of the newest hundred alone, as every one is looked at.</summary>
    public static string? Of(Stock stock, Exchange exchange)
    {
        if (stock.Table.Count == 0)
        {
            return null;
        }

        var asked = new Asked(exchange);
        var near = stock.Table.Newest.Select(mapping => (Mapping: mapping, Distance: mapping.Request.Distance(asked))).MinBy(each => each.Distance);
        return near.Distance > Farthest ? null : Sentence(near.Mapping, [.. near.Mapping.Request.Differences(asked)], stock);
    }

    private static string Sentence(Mapping mapping, string[] differences, Stock stock)
    {
        var wants = differences.Length > 0
            ? string.Join(", ", differences.Take(MostTold)) + (differences.Length > MostTold ? " and more" : "")
            : mapping is { Scenario: { } scenario, Required: { } state } ? $"the scenario {Brief.Of(scenario, LongestName)} to be in the state {Brief.Of(state, LongestName)}, not {Brief.Of(stock.StateOf(scenario), LongestName)}"
            : "something that took too long to look at";
        return $"The nearest stub mapping, {(mapping.Name is { } name ? Brief.Of(name, LongestName) : mapping.Id)}, wants {wants}.";
    }
}
