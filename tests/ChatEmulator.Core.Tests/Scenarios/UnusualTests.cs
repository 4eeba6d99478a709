#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Text;
using System.Text.Json;
using ChatEmulator.Scenarios.Altering;
using ChatEmulator.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>The law of <c>unusual</c>: whatever the vendor said is still said, to whoever reads JSON as JSON.</summary>
public sealed class UnusualTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements("", "a", "expires_at", "meta", "META", "Ω", "\"\\/\b\n\u0001\u007f", "zażółć \U0001F600", "\u2028<>&'", "__proto__"),
        Gen.Choose(1, 0xD7FF).Select(letter => ((char)letter).ToString()));

    private static readonly Arbitrary<(string Json, ulong Key)> Drawn = Gen.Sized(size => Value(Math.Min(size, 30))).Zip(Gen.Choose(0, int.MaxValue - 1)).Select(pair => (pair.Item1, (ulong)pair.Item2)).ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Unusual_answers_have_all_that_the_vendor_said_with_equal_values() => Prop.ForAll(Drawn, drawn =>
    {
        using var own = JsonDocument.Parse(drawn.Json);
        var told = Tell(drawn.Json, drawn.Key);
        using var unusual = JsonDocument.Parse(told);
        return Keeps(own.RootElement, unusual.RootElement).Label($"{drawn.Json}\n{told}");
    });

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool The_same_call_is_told_the_same_and_another_is_not(int key) =>
        Tell("""{"token":"abc"}""", (ulong)key) == Tell("""{"token":"abc"}""", (ulong)key) && Tell("""{"token":"abc"}""", (ulong)key) != Tell("""{"token":"abc"}""", (ulong)key + 1);

    [Test]
    public void Over_many_calls_each_oddity_is_met()
    {
        var told = Enumerable.Range(0, 200).Select(key => Tell("""{"expires_at":1768471200,"token":"abc def"}""", (ulong)key)).ToList();
        Assert.That(told, Is.All.Length.GreaterThan(1_000), "a long value");
        Assert.That(told.Exists(json => json.Contains("\\u0074", StringComparison.Ordinal)), "a letter of a name as an escape");
        Assert.That(told.Exists(json => JsonDocument.Parse(json).RootElement.EnumerateObject().First().Name == "token"), "another order");
        Assert.That(told.Exists(json => json.Contains("\r\n", StringComparison.Ordinal)), "white space");
        Assert.That(told.Select(json => JsonDocument.Parse(json).RootElement.EnumerateObject().Count()), Is.All.InRange(3, 5), "unknown fields");
    }

    private static string Tell(string json, ulong key) =>
        Encoding.UTF8.GetString(Unusual.Of(Encoding.UTF8.GetBytes(json), new Dice(1, "test").For(new Purpose("unusual"), key), default).Span);

    private static bool Keeps(JsonElement own, JsonElement told) => own.ValueKind switch
    {
        _ when own.ValueKind != told.ValueKind => false,
        JsonValueKind.Object => own.EnumerateObject().All(field => told.EnumerateObject().Count(other => other.Name == field.Name) == 1 && Keeps(field.Value, told.GetProperty(field.Name))),
        JsonValueKind.Array => own.GetArrayLength() == told.GetArrayLength() && own.EnumerateArray().Zip(told.EnumerateArray()).All(pair => Keeps(pair.First, pair.Second)),
        JsonValueKind.String => own.GetString() == told.GetString(),
        _ => own.GetRawText() == told.GetRawText(),
    };

    private static Gen<string> Value(int size) => size <= 1
        ? Gen.OneOf(Text.Select(text => JsonSerializer.Serialize(text)), Gen.Elements("null", "true", "false", "0", "-1.50e+3", "9007199254740993", "1e400"))
        : Gen.OneOf(
            Value(1),
            Value(size / 3).ArrayOf(3).Select(items => $"[{string.Join(", ", items)}]"),
            Text.Zip(Value(size / 3)).ArrayOf(3).Select(fields => $"{{{string.Join(",", fields.DistinctBy(field => field.Item1).Select(field => $"{JsonSerializer.Serialize(field.Item1)}: {field.Item2}"))}}}"));
}
