#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatEmulator.Scenarios;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Scenarios;

public sealed class MatcherProperties
{
    private static readonly JsonSerializerOptions AsLetters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<JsonNode?> Plain = Gen.Elements<Func<JsonNode?>>(
        () => null, () => true, () => false, () => 0, () => 1, () => 10, () => -3, () => 1.5m, () => JsonNode.Parse("1.0"), () => JsonNode.Parse("1e1"),
        () => "a", () => "ab", () => "10", () => "1", () => "é", () => "😀a", () => "a\"b", () => "\\", () => "aé😀\n").Select(make => make());

    // What YAML reads the same as JSON; a number with an exponent is told by the body alone.
    private static readonly Gen<JsonNode?> Said = Plain.Where(value => value?.ToJsonString() != "1e1");

    private static readonly Gen<string> Letters = Gen.Elements("a", "ab", "é", "😀", "\"", "\\", "1", "a\"");

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public Property A_matcher_holds_of_a_value_when_its_meaning_spelt_out_does() => Prop.ForAll(
        (from matcher in Matcher(2) from value in Value(2) from relaxed in Gen.Elements(true, false) select (matcher, value, relaxed)).ToArbitrary(),
        drawn =>
        {
            var scenario = Fake.Load($"scenario: test\nrules:\n  - {{ name: r, calls: post.send_letter, when: {{ body.to: {drawn.matcher.Yaml} }}, delivery: {{ delay: 1s }} }}\n");
            var body = new JsonObject { ["to"] = drawn.value?.DeepClone() }.ToJsonString(drawn.relaxed ? AsLetters : null);
            var met = scenario.Decide(Fake.Call(body), new Counters()).Rule is not null;
            return (met == drawn.matcher.Holds(drawn.value)).Label($"{drawn.matcher.Yaml} of {body}: {met}");
        });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Nothing_is_met_by_what_is_absent() => Prop.ForAll(
        Matcher(2).ToArbitrary(),
        matcher => Fake.Load($"scenario: test\nrules:\n  - {{ name: r, calls: post.send_letter, when: {{ body.to: {matcher.Yaml} }}, delivery: {{ delay: 1s }} }}\n")
            .Decide(Fake.Call("{}"), new Counters()).Rule is null);

    private static Gen<JsonNode?> Value(int depth) => depth == 0 ? Plain : Gen.OneOf(
        Plain,
        Value(depth - 1).ListOf().Where(items => items.Count < 5).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
        Value(depth - 1).ListOf().Where(items => items.Count < 5).Select(items =>
            (JsonNode?)new JsonObject(items.Select((item, i) => KeyValuePair.Create($"k{i}", item?.DeepClone())))));

    private static Gen<Reference> Matcher(int depth)
    {
        var bounds = from least in Gen.Choose(0, 3) from more in Gen.Choose(0, 3) select (least, least + more);
        var simple = Gen.OneOf(
            Said.Select(value => (Reference)new Reference.Equal(value)),
            Said.NonEmptyListOf().Select(values => (Reference)new Reference.OneOf([.. values])),
            Said.Select(value => (Reference)new Reference.Contains(value)),
            Letters.Select(text => (Reference)new Reference.StartsWith(text)),
            bounds.Select(each => (Reference)new Reference.Between(each.least, each.Item2)),
            bounds.Select(each => (Reference)new Reference.Length(each.least, each.Item2)));
        return depth == 0 ? simple : Gen.OneOf(
            simple,
            Matcher(depth - 1).Select(inner => (Reference)new Reference.Not(inner)),
            Matcher(depth - 1).Select(inner => (Reference)new Reference.Each(inner, Throughout: true)),
            Matcher(depth - 1).Select(inner => (Reference)new Reference.Each(inner, Throughout: false)));
    }
}
