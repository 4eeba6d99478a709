#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Contracts;

public sealed class VolatilePathsTests
{
    private static readonly string[] Names = ["a", "b", "c", "a.b", "\u00e9", "\"", "[0]"];

    [TestCase("""{"id":"1","to":"ada"}""", """{"to":"ada","id":"2"}""", true)]
    [TestCase("""{"id":"1","to":"ada"}""", """{"to":"ada"}""", true)]
    [TestCase("""{"i\u0064":"1"}""", "{}", true)]
    [TestCase("""{"id":"1","to":"ada"}""", """{"id":"1","to":"bob"}""", false)]
    [TestCase("""{"in":{"id":1}}""", """{"in":{"id":2}}""", true)]
    [TestCase("""{"in":{"id":1,"x":1}}""", """{"in":{"id":2,"x":2}}""", false)]
    [TestCase("""{"in":[{"id":1}]}""", """{"in":[{"id":2}]}""", false)]
    [TestCase("""{"list":["x","a"]}""", """{"list":["y","a"]}""", true)]
    [TestCase("""{"list":["x","a"]}""", """{"list":["x","b"]}""", false)]
    public void Bodies_that_differ_in_what_is_left_out_alone_are_one(string one, string other, bool same)
    {
        var paths = new VolatilePaths([Path(".id"), Path(".in.id"), Path(".list[0]")]);
        Assert.That(Print(paths, one) == Print(paths, other), Is.EqualTo(same));
    }

    [Test]
    public void What_is_no_body_has_no_places() =>
        Assert.That(new VolatilePaths([Path(".id")]).Print(default), Is.EqualTo(Fingerprint.Of(default)));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property The_fingerprint_is_that_of_the_body_without_the_places() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ArrayOf(40).ToArbitrary(),
        drawn =>
        {
            var choices = new Queue<int>(drawn);
            var body = Value(choices, depth: 3)!;
            var text = body.ToJsonString();
            // Positions that lie behind a removed one would be others, so each list loses one place at most.
            var steps = Enumerable.Range(0, Next(choices, 3) + 1).Select(_ => Next(choices, 4) == 0 ? $"[{Next(choices, 2)}]" : $".\"{Names[Next(choices, Names.Length)].Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            var path = string.Concat(steps);
            Remove(body, Path(path).Parts.ToArray());
            using var without = JsonDocument.Parse(body.ToJsonString());
            return (Print(new VolatilePaths([Path(path)]), text) == Fingerprint.Of(without.RootElement)).Label($"{path} of {text}");
        });

    private static void Remove(JsonNode? node, BodyPath.Step[] steps)
    {
        foreach (var step in steps[..^1])
        {
            node = Child(node, step);
        }

        switch (node)
        {
            case JsonObject map:
                map.Remove(Name(map, steps[^1]) ?? "none");
                break;
            case JsonArray list when Enumerable.Range(0, list.Count).FirstOrDefault(steps[^1].Is, -1) is >= 0 and var index:
                list.RemoveAt(index);
                break;
        }
    }

    private static JsonNode? Child(JsonNode? node, BodyPath.Step step) => node switch
    {
        JsonObject map => Name(map, step) is { } name ? map[name] : null,
        JsonArray list => Enumerable.Range(0, list.Count).FirstOrDefault(step.Is, -1) is >= 0 and var index ? list[index] : null,
        _ => null,
    };

    private static string? Name(JsonObject map, BodyPath.Step step)
    {
        using var document = JsonDocument.Parse(map.ToJsonString());
        return document.RootElement.EnumerateObject().Where(step.Is).Select(property => property.Name).FirstOrDefault();
    }

    private static JsonNode? Value(Queue<int> choices, int depth) => (depth == 3 ? 0 : Next(choices, depth > 0 ? 5 : 3)) switch
    {
        0 when depth > 0 => new JsonObject(Enumerable.Range(0, Next(choices, 4)).DistinctBy(i => i).Select(i => KeyValuePair.Create(Names[(i + Next(choices, 2)) % Names.Length], Value(choices, depth - 1))).DistinctBy(pair => pair.Key)),
        1 when depth > 0 => new JsonArray([.. Enumerable.Range(0, Next(choices, 3)).Select(_ => Value(choices, depth - 1))]),
        2 => null,
        3 => JsonValue(choices),
        _ => System.Text.Json.Nodes.JsonValue.Create(Next(choices, 3)),
    };

    private static JsonNode JsonValue(Queue<int> choices) => System.Text.Json.Nodes.JsonValue.Create(Names[Next(choices, Names.Length)])!;

    private static int Next(Queue<int> choices, int below) => choices.TryDequeue(out var choice) ? choice % below : 0;

    private static ulong Print(VolatilePaths paths, string json)
    {
        using var document = JsonDocument.Parse(json);
        return paths.Print(document.RootElement);
    }

    private static BodyPath Path(string text) => BodyPath.TryRead(text) ?? throw new ArgumentException($"{text} is no path.", nameof(text));
}
