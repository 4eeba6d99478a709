using System.Text;
using ChatEmulator.Core.Tests.Mappings.Observed;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Core.Tests.Mappings.Patterns;

/// <summary>Of what was given up nobody knows whether it holds: neither it nor its opposite does.</summary>
public sealed class PatienceTests
{
    // What they match is matched only after more ways than anybody can try.
    private const string Slow = "(?=a)((a+)+b|a+c)";
    private const string Word = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac";

    private static readonly string Json = $$"""{"a":"{{Word}}"}""";

    [TestCase($$"""{"matches":"{{Slow}}"}""")]
    [TestCase($$"""{"doesNotMatch":"{{Slow}}"}""")]
    [TestCase($$$"""{"not":{"matches":"{{{Slow}}}"}}""")]
    [TestCase($$$"""{"not":{"doesNotMatch":"{{{Slow}}}"}}""")]
    [TestCase($$$"""{"or":[{"not":{"matches":"{{{Slow}}}"}},{"contains":"x"}]}""")]
    [TestCase($$$"""{"not":{"and":[{"matches":"{{{Slow}}}"},{"contains":"c"}]}}""")]
    public void An_expression_that_was_given_up_holds_in_no_way_and_nor_does_its_opposite(string pattern) => Assert.That(Matches(pattern, Word), Is.False);

    [TestCase($$"""{"matchesJsonPath":"$.[?(@.a =~ /{{Slow}}/)]"}""")]
    [TestCase($$"""{"matchesJsonPath":"$[?(!(@.a =~ /{{Slow}}/))]"}""")]
    [TestCase($$$"""{"not":{"matchesJsonPath":"$[?(@.a =~ /{{{Slow}}}/)]"}}""")]
    [TestCase($$$"""{"matchesJsonPath":{"expression":"$[?(@.a =~ /{{{Slow}}}/)]","absent":true}}""")]
    [TestCase($$$"""{"matchesJsonPath":{"expression":"$[?(@.a =~ /{{{Slow}}}/)]","equalToJson":"[]"}}""")]
    [TestCase($$$"""{"matchesJsonPath":{"expression":"$.a","doesNotMatch":"{{{Slow}}}"}}""")]
    [TestCase($$$"""{"not":{"equalToJson":"{\"a\":\"${json-unit.regex}{{{Slow}}}\"}"}}""")]
    public void Nor_does_a_path_or_a_comparison_in_which_one_was_given_up(string pattern) => Assert.That(Matches(pattern, Json), Is.False);

    [TestCase($$$"""{"or":[{"not":{"matches":"{{{Slow}}}"}},{"contains":"a"}]}""")]
    [TestCase($$$"""{"or":[{"matches":"{{{Slow}}}"},{"not":{"contains":"x"}}]}""")]
    public void What_holds_whatever_it_says_holds(string pattern) => Assert.That(Matches(pattern, Word), Is.True);

    [Test]
    public void Lists_that_could_be_paired_in_too_many_ways_are_not_said_to_differ_either()
    {
        var wanted = "[" + string.Join(',', Enumerable.Range(0, 3_000).Select(i => $$"""{"a":"${json-unit.any-number}","b":{{i}}}""")) + "]";
        var body = "[" + string.Join(',', Enumerable.Range(1, 3_000).Select(i => $$"""{"a":1,"b":{{i}}}""")) + "]";
        Assert.That(Matches("{\"not\":{\"equalToJson\":" + wanted + ",\"ignoreArrayOrder\":true}}", body), Is.False);
    }

    [Test]
    public void Expressions_have_some_time_together_whatever_they_say()
    {
        var (time, quick) = (new Hurry(), JavaRegex.Read("a+", anyCase: false, out _)!);
        var patience = new Patience(time: TimeSpan.FromSeconds(9.5), real: time);
        Assert.That(Enumerable.Range(0, 12).Select(_ => quick.Matches("aaa", patience)), Is.EqualTo(Enumerable.Repeat(true, 10).Concat([false, false])));
        Assert.That(patience.Doubts, Is.EqualTo(2));
    }

    [Test]
    public void What_a_look_takes_as_nearly_all_do_is_not_counted()
    {
        var quick = JavaRegex.Read("a+", anyCase: false, out _)!;
        var patience = new Patience(time: TimeSpan.FromMilliseconds(1), real: new Hurry(10_000));
        Assert.That(Enumerable.Range(0, 1_000).All(_ => quick.Matches("aaa", patience)), Is.True);
    }

    [Test]
    public void An_expression_that_does_not_go_back_and_is_slow_all_the_same_is_given_up()
    {
        var (patience, text) = (new Patience(), string.Concat(Enumerable.Repeat("""{"name":"value of something"},""", 200_000)));
        var slow = JavaRegex.Read("(.*a){1,300}.*b.*", anyCase: false, out _)!;
        Assert.That(slow.Matches(text, patience), Is.False);
        Assert.That(patience.Doubts, Is.EqualTo(1));
        Assert.That(patience.IsOver, Is.False);
    }

    private static bool Matches(string pattern, string body)
    {
        var (read, faults) = Observations.Read($$"""{"bodyPatterns":[{{pattern}}]}""");
        Assert.That(faults, Is.Empty);
        return read.Matches(new Asked(new Exchange("POST", "/x", "", [], Encoding.UTF8.GetBytes(body))));
    }

    // So many parts of a second are one, and one of them passes whenever somebody looks.
    private sealed class Hurry(long parts = 1) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => parts;

        public override long GetTimestamp() => _now++;
    }
}
