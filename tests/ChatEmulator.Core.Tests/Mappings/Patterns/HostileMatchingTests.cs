using System.Text;
using System.Text.Json.Nodes;
using ChatEmulator.Core.Tests.Mappings.Observed;
using ChatEmulator.Exchanges;
using ChatEmulator.Fuzzing;
using ChatEmulator.Mappings.JsonPaths;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Core.Tests.Mappings.Patterns;

/// <summary>Whatever a mapping and a request say: one is read or refused with places, the other matches or does not, and both come to an end.</summary>
public sealed class HostileMatchingTests
{
    private static readonly string[] Nasty =
    [
        "\"\"", "null", "true", "0", "-1", "1e400", "1.0", "[]", "{}", "[[]]", "[null]", "\"(a+)+$\"", "\"(a*)*b\"", "\"(?=(a+)+b).*\"", "\"[\"", "\"\\\\\"", "\"\\u0000\"", "\"$\"", "\"$..*\"", "\"$..*..*..*\"",
        "\"$..[?(@..*)]\"", "\"$.a[?(@ =~ /(a+)+/)]\"", "\"$[0,0,0,0][0,0,0,0][0,0,0,0]\"", "\"$.length()\"", "\"$..a.sum()\"", "\"${json-unit.ignore}\"", "\"${json-unit.regex}(a+)+\"", "\"é😀\"", "\"{\"", "\"/{a}{b}**\"",
        "{\"equalTo\":\"a\"}", "{\"absent\":true}", "{\"not\":{\"contains\":\"a\"}}", "{\"equalToJson\":[[1],[2,\"${json-unit.ignore}\"]],\"ignoreArrayOrder\":true,\"ignoreExtraElements\":true}", "{\"matchesJsonPath\":\"$..a\"}",
        "{\"matches\":\"[\\\\w&&[^a]]++\"}", "{\"or\":[{\"absent\":true},{\"matches\":\".*\"}]}", "{\"hasExactly\":[{\"absent\":true}]}", "{\"anything\":1}", "\"\\\\p{L}\\\\Q.\\\\E(?<n>a)\\\\k<n>\"",
    ];

    private static readonly Lazy<string[]> Patterns = new(() => [.. Observations.Of("requests.ndjson").Select(line => line.GetProperty("request").GetRawText())]);

    private static readonly Lazy<string[]> Requests = new(() => [.. Observations.Of("requests.ndjson").Select(line => line.GetProperty("sent").GetString()!)]);

    private static readonly Lazy<string[]> Paths = new(() => [.. Observations.Of("paths.ndjson").Skip(1).Select(line => line.GetProperty("path").GetString()!)]);

    [TestCase(3_000)]
    [TestCase(100_000, Category = "Long")]
    public Task A_pattern_in_which_something_is_broken_is_refused_or_matches_by_its_own_laws(int cases) => Fuzz.Try(cases, Make, one =>
    {
        var (pattern, faults) = Observations.Read(one.Pattern);
        Assert.That(faults.Select(fault => fault.Path), Is.All.StartsWith("/request"));
        if (faults.Count == 0)
        {
            Holds(pattern, Observations.Request(one.Request));
            Holds(pattern, Observations.Request(one.Request));
        }

        return Task.CompletedTask;
    });

    [TestCase(3_000)]
    [TestCase(100_000, Category = "Long")]
    public Task A_path_in_which_something_is_broken_is_refused_or_leads_somewhere(int cases) => Fuzz.Try(
        cases,
        chance => Broken(chance.Of(Paths.Value), chance, "$@.[]()?*'\"\\,:-=!<>~&|/{}0a é\0".Select(letter => letter.ToString()).Concat(Paths.Value).ToArray()),
        path =>
        {
            var read = JsonPath.Read(path, out var problem);
            Assert.That(read is null, Is.EqualTo(problem.Length > 0));
            Assert.That(() => read?.Find(Observations.Of("paths.ndjson")[0].GetProperty("document"), new Patience()), Throws.Nothing);
            return Task.CompletedTask;
        });

    [TestCase(3_000)]
    [TestCase(100_000, Category = "Long")]
    public Task A_regular_expression_in_which_something_is_broken_is_refused_or_runs(int cases) => Fuzz.Try(
        cases,
        chance => Broken(chance.Of(Expressions), chance, "\\ [ ] ( ) { } ^ $ . | ? * + && - : < > = ! a b 0 1 \\p{L} \\Q \\E \\x{41} (?i) (?<n> [^ {2} \\d".Split(' ')),
        expression =>
        {
            var regex = JavaRegex.Read(expression, anyCase: false, out var problem);
            Assert.That(regex is null, Is.EqualTo(problem.Length > 0));
            foreach (var text in (string[])["", "a", "abc", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "é\n😀"])
            {
                var matches = regex?.Matches(text, new Patience()) ?? false;
                Assert.That(!matches || text.StartsWith(regex!.Prefix, StringComparison.Ordinal), "the prefix is certain");
            }

            return Task.CompletedTask;
        });

    [Test]
    public void A_path_that_finds_all_of_all_in_a_large_body_gives_up()
    {
        var body = "[" + string.Join(',', Enumerable.Repeat("[[[[[[1,1],[1,1]],[[1,1],[1,1]]]]]]", 20_000)) + "]";
        var asked = Large(body);
        Assert.That(Matches("""{"bodyPatterns":[{"matchesJsonPath":"$..*..*..*..*..*..*"}]}""", asked), Is.False);
        Assert.That(asked.Patience.IsOver, Is.True);
        Assert.That(Matches("""{"bodyPatterns":[{"not":{"matchesJsonPath":"$.a"}}]}""", asked), Is.False, "nor does the opposite hold");
    }

    [Test]
    public void Lists_in_any_order_that_could_be_paired_in_too_many_ways_give_up()
    {
        var wanted = "[" + string.Join(',', Enumerable.Range(0, 3_000).Select(i => $$"""{"a":"${json-unit.any-number}","b":{{i}}}""")) + "]";
        var asked = Large("[" + string.Join(',', Enumerable.Range(1, 3_000).Select(i => $$"""{"a":1,"b":{{i}}}""")) + "]");
        Assert.That(Matches($$"""{"bodyPatterns":[{"equalToJson":{{wanted}},"ignoreArrayOrder":true}]}""", asked), Is.False);
    }

    [Test]
    public void A_large_list_in_another_order_is_the_same_list()
    {
        static string List(IEnumerable<int> numbers) => "[" + string.Join(',', numbers.Select(i => $$"""{"id":{{i}},"tags":["x","y{{i}}"]}""")) + "]";
        var asked = Large(List(Enumerable.Range(0, 50_000).Reverse()));
        Assert.That(Matches($$"""{"bodyPatterns":[{"equalToJson":{{List(Enumerable.Range(0, 50_000))}},"ignoreArrayOrder":true}]}""", asked), Is.True);
    }

    [Test]
    public void Texts_of_ten_megabytes_have_a_distance()
    {
        var text = new string('a', 10_000_000);
        var (pattern, _) = Observations.Read("""{"bodyPatterns":[{"equalTo":"bbbbbbbbbbb"}]}""");
        Assert.That(pattern.Distance(Large(text)), Is.EqualTo(1 / 46.0).Within(1e-9));
        Assert.That(Letters.Distance(text + "b", text + "c"), Is.EqualTo(1e-7).Within(1e-8));
    }

    [Test]
    public void An_expression_that_would_take_for_ever_is_given_up_and_after_some_no_such_is_tried()
    {
        var slow = JavaRegex.Read("(?=(a+)+b).*", anyCase: false, out _)!;
        var (patience, text) = (new Patience(), new string('a', 5_000));
        var quick = JavaRegex.Read("(?=a).*", anyCase: false, out _)!;
        for (var i = 0; i < 5; i++)
        {
            Assert.That(quick.Matches("a", patience), Is.True);
            Assert.That(slow.Matches(text, patience), Is.False);
            Assert.That(patience.Doubts, Is.EqualTo(i + 1));
        }

        Assert.That(quick.Matches("a", patience), Is.False);
        Assert.That(JavaRegex.Read("(a+)+", anyCase: false, out _)!.Matches(text, patience), Is.True, "what cannot be slow still runs");
    }

    [Test]
    public void A_body_that_nests_too_deeply_is_no_JSON()
    {
        var deep = new string('[', ParsedJson.Deepest + 1) + new string(']', ParsedJson.Deepest + 1);
        Assert.That(Matches("""{"bodyPatterns":[{"matchesJsonPath":"$"}]}""", Large(deep)), Is.False);
        Assert.That(Matches("""{"bodyPatterns":[{"matchesJsonPath":"$..*"}]}""", Large(deep[1..^1])), Is.True);
    }

    [Test]
    public void Filters_that_nest_too_deeply_are_refused()
    {
        var deep = "$" + string.Concat(Enumerable.Repeat("[?(@", 500)) + string.Concat(Enumerable.Repeat(")]", 500));
        Assert.That(JsonPath.Read(deep, out var problem), Is.Null);
        Assert.That(problem, Does.Contain("filters nest more than 50 deep"));
        Assert.That(JsonPath.Read("$[?(" + new string('!', 3_000) + "@)]", out _), Is.Null);
        Assert.That(JsonPath.Read("$[?" + new string('(', 1_500) + "@" + new string(')', 1_500) + "]", out _), Is.Null);
    }

    [Test]
    public void A_query_of_a_hundred_thousand_fields_is_looked_at_as_far_as_ten_thousand()
    {
        var query = string.Join('&', Enumerable.Range(0, 100_000).Select(i => $"a{i}=1"));
        var asked = Observations.Request($"GET /x?{query} HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.That(Matches("""{"queryParameters":{"a9999":{"equalTo":"1"}}}""", asked), Is.True);
        Assert.That(Matches("""{"queryParameters":{"a10000":{"equalTo":"1"}}}""", asked), Is.False);
    }

    private static readonly string[] Expressions =
    [
        @"/things/[0-9]+", @"[\w.-]+@[\w-]+\.com", @"(?i:abc)d", @"a{1,2}+a", @"[a-z&&[^aeiou]]+", @"[a-d[m-p]]+", @"\p{Upper}\p{Lower}+", @"(?<n>a)\k<n>", @"x\Q[\E", @"^a|b$", @"(?!a).*", @"\x{41}\u0042\0103", @"[^\s]+\R?", @"/a\?x=[0-9]",
    ];

    private static bool Matches(string pattern, Asked asked)
    {
        var (read, faults) = Observations.Read(pattern);
        Assert.That(faults, Is.Empty);
        return read.Matches(asked);
    }

    private static Asked Large(string body) => new(new Exchange("POST", "/x", "", [], Encoding.UTF8.GetBytes(body)));

    // What matches is at no distance, and what does not is at some; and an index that goes by the path finds it.
    private static void Holds(RequestPattern pattern, Asked asked)
    {
        var matches = pattern.Matches(asked);
        var distance = pattern.Distance(asked);
        if (asked.Patience.Doubts == 0)
        {
            Assert.That(distance, matches ? Is.Zero : Is.GreaterThan(0).And.LessThanOrEqualTo(1));
        }

        if (matches)
        {
            Assert.That(asked.Path, Does.StartWith(pattern.LiteralPrefix));
            Assert.That(pattern.LiteralPath, Is.Null.Or.EqualTo(asked.Path));
        }
    }

    private sealed record Case(string Pattern, string Request);

    private static Case Make(Random chance)
    {
        var root = JsonNode.Parse(chance.Of(Patterns.Value))!;
        for (var steps = chance.Next(3); steps > 0; steps--)
        {
            var nodes = Nodes(root).ToArray();
            if (nodes.Length > 0)
            {
                chance.Of(nodes)(chance.Next(3) == 0 ? JsonNode.Parse(chance.Of(Nasty)) : chance.Of(Values(JsonNode.Parse(chance.Of(Patterns.Value))!).ToArray())?.DeepClone());
            }
        }

        var head = chance.Of(Requests.Value).Split("\r\n\r\n", 2)[0];
        var body = chance.Of(Requests.Value).Split("\r\n\r\n", 2)[1];
        return new Case(root.ToJsonString(), $"{head}\r\n\r\n{(chance.Next(3) == 0 ? Broken(body, chance, Nasty) : body)}");
    }

    // Every place below a node, as something that takes another value.
    private static IEnumerable<Action<JsonNode?>> Nodes(JsonNode? node) => node switch
    {
        JsonObject map => map.Select(each => each.Key).ToArray().SelectMany(key => Nodes(map[key]).Prepend(value => map[key] = value)),
        JsonArray list => Enumerable.Range(0, list.Count).SelectMany(i => Nodes(list[i]).Prepend(value => list[i] = value)),
        _ => [],
    };

    private static IEnumerable<JsonNode?> Values(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(each => Values(each.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Values).Prepend(list),
        _ => [node],
    };

    private static string Broken(string text, Random chance, IReadOnlyList<string> words)
    {
        for (var steps = chance.Next(1, 4); steps > 0; steps--)
        {
            var at = chance.Next(text.Length + 1);
            text = chance.Next(3) switch
            {
                0 => text.Insert(at, chance.Of(words)),
                1 => at < text.Length ? text.Remove(at, 1) : text,
                _ => text[..at] + chance.Of(words) + text[Math.Min(text.Length, at + chance.Next(4))..],
            };
        }

        return text;
    }
}
