using System.Text;
using System.Text.Json.Nodes;
using ChatEmulator.Core.Tests.Mappings.Observed;
using ChatEmulator.Exchanges;
using ChatEmulator.Fuzzing;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Core.Tests.Mappings.Patterns;

/// <summary>The laws of <c>equalToJson</c>, and of the pairing of lists whose order does not count.</summary>
public sealed class EqualToJsonTests
{
    [TestCase(1_000)]
    [TestCase(50_000, Category = "Long")]
    public Task JSON_equals_itself_in_any_order_of_lists_and_names_and_nothing_else(int cases) => Fuzz.Try(cases, chance => (Json: Made(chance, 4), Seed: chance.Next()), one =>
    {
        var chance = new Random(one.Seed);
        var shuffled = Shuffled(one.Json, chance);
        Assert.That(Equal(one.Json, one.Json, ""), Is.True);
        Assert.That(Equal(one.Json, shuffled, ",\"ignoreArrayOrder\":true"), Is.True);
        Assert.That(Equal(one.Json, shuffled, ",\"ignoreArrayOrder\":true,\"ignoreExtraElements\":true"), Is.True);
        Assert.That(Equal(one.Json, new JsonArray(shuffled?.DeepClone()), ",\"ignoreArrayOrder\":true"), Is.False);
        Assert.That(Equal(one.Json, More(shuffled, chance), ",\"ignoreArrayOrder\":true,\"ignoreExtraElements\":true"), Is.True);
        return Task.CompletedTask;
    });

    [TestCase(1_000)]
    [TestCase(50_000, Category = "Long")]
    public Task As_many_pairs_are_made_as_there_can_be(int cases) => Fuzz.Try(
        cases,
        chance => Enumerable.Range(0, chance.Next(1, 6)).Select(_ => Enumerable.Range(0, 5).Select(_ => chance.Next(3) == 0).ToArray()).ToArray(),
        fits =>
        {
            var pairs = new Pairs(fits.Length, 5, (row, place) => fits[row][place], new Patience());
            var lonely = pairs.Match(stopAtFirst: false);
            Assert.That(fits.Length - lonely.Count, Is.EqualTo(Most(fits, 0, 0)));
            Assert.That(Enumerable.Range(0, 5).Count(pairs.IsTaken), Is.EqualTo(fits.Length - lonely.Count));
            return Task.CompletedTask;
        });

    private static int Most(bool[][] fits, int row, int taken) => row == fits.Length ? 0
        : Enumerable.Range(0, 5).Where(place => fits[row][place] && (taken >> place & 1) == 0).Select(place => 1 + Most(fits, row + 1, taken | 1 << place)).Append(Most(fits, row + 1, taken)).Max();

    private static bool Equal(JsonNode? wanted, JsonNode? actual, string how)
    {
        var (pattern, faults) = Observations.Read($$"""{"bodyPatterns":[{"equalToJson":{{Text(new JsonArray(wanted?.DeepClone()))}}{{how}}}]}""");
        Assert.That(faults, Is.Empty);
        return pattern.Matches(new Asked(new Exchange("POST", "/", "", [], Encoding.UTF8.GetBytes(Text(new JsonArray(actual?.DeepClone()))))));
    }

    private static string Text(JsonNode node) => node.ToJsonString();

    private static JsonNode? Made(Random chance, int depth) => chance.Next(depth == 0 ? 5 : 8) switch
    {
        0 => null,
        1 => JsonValue.Create(chance.Next(2) == 0),
        2 => JsonValue.Create(chance.Next(3)),
        3 => JsonValue.Create(chance.Next(4) / 4.0),
        4 => JsonValue.Create(chance.Of((string[])["", "a", "b", "é"])),
        5 or 6 => new JsonArray([.. Enumerable.Range(0, chance.Next(4)).Select(_ => Made(chance, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, chance.Next(4)).Select(i => KeyValuePair.Create($"k{i}", Made(chance, depth - 1)))),
    };

    private static JsonNode? Shuffled(JsonNode? node, Random chance) => node switch
    {
        JsonArray list => new JsonArray([.. Mixed(list.Select(each => Shuffled(each, chance)), chance)]),
        JsonObject map => new JsonObject(Mixed(map.Select(each => KeyValuePair.Create(each.Key, Shuffled(each.Value, chance))), chance)),
        _ => node?.DeepClone(),
    };

    private static JsonNode? More(JsonNode? node, Random chance) => node switch
    {
        JsonArray list => new JsonArray([.. Mixed(list.Select(each => More(each, chance)).Append(Made(chance, 1)), chance)]),
        JsonObject map => new JsonObject(map.Select(each => KeyValuePair.Create(each.Key, More(each.Value, chance))).Append(KeyValuePair.Create("more", Made(chance, 1)))),
        _ => node?.DeepClone(),
    };

    private static T[] Mixed<T>(IEnumerable<T> things, Random chance)
    {
        T[] all = [.. things];
        chance.Shuffle(all);
        return all;
    }
}
