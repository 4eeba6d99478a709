using ChatEmulator.Core.Tests.Replays;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Judging.Verdicts;

/// <summary>What becomes of expectations when another version of the scenario is played.</summary>
public sealed class SwapTests
{
    private const string Two = "{ calls: algoreg.create_message, exactly: 2 }";
    private const string Added = "It was added after call 1, and what came before is not counted; a reset begins anew.";

    [Test]
    public void What_the_next_version_says_in_the_same_words_goes_on()
    {
        using var emulation = Judging.Expecting("calls: algoreg.create_message, exactly: 2");
        emulation.Message(1);
        Play(emulation, "about: other\nexpect:\n  - { applied: algoreg.create_message, at_most: 9 }\n  - calls: algoreg.create_message\n    exactly: 2\n");
        emulation.Message(2);
        var judged = emulation.Verdict().Expectations[1];
        Assert.That((judged.Ruling, judged.Why, judged.Line), Is.EqualTo((Ruling.Held, "", 6)));
    }

    [TestCase("exactly: 1", Ruling.Inconclusive)]
    [TestCase("exactly: 2", Ruling.Inconclusive)]
    [TestCase("at_most: 0", Ruling.Broken)]
    public void One_that_is_new_begins_with_the_next_call_and_only_what_is_too_much_is_certain(string howMany, Ruling ruling)
    {
        using var emulation = Emulation.Of();
        emulation.Message(1);
        Play(emulation, $"expect: [{{ calls: algoreg.create_message, {howMany} }}]\n");
        emulation.Message(2);
        var judged = emulation.Only();
        Assert.That((judged.Ruling, judged.Why.Contains(Added, StringComparison.Ordinal)), Is.EqualTo((ruling, ruling == Ruling.Inconclusive)));
    }

    [TestCase("{ order: [signalwire.create_token, algoreg.create_message] }")]
    [TestCase("{ applied: algoreg.create_message, at_least: 2, per: body.ext_msg_id }")]
    [TestCase("{ after_revocation: nothing }")]
    public void What_calls_before_might_have_mended_or_broken_is_inconclusive(string expectation)
    {
        using var emulation = Emulation.Of();
        emulation.Message(1);
        Play(emulation, $"expect: [{expectation}]\n");
        emulation.Message(1);
        emulation.Token(Judging.Mint);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Inconclusive));
        Assert.That(emulation.Only().Why, Does.EndWith(Added));
    }

    [Test]
    public void One_that_is_new_before_the_first_call_has_missed_nothing_and_a_reset_begins_anew()
    {
        using var emulation = Emulation.Of();
        Play(emulation, $"expect: [{Two}]\n");
        emulation.Message(1);
        emulation.Message(2);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
        Play(emulation, "expect: [{ calls: algoreg.create_message, exactly: 0 }]\n");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Inconclusive));
        emulation.World.Reset();
        Assert.That((emulation.Only().Ruling, emulation.Verdict().Epoch, emulation.Verdict().Calls), Is.EqualTo((Ruling.Held, 2, 0)));
    }

    [Test]
    public void One_that_was_gone_in_between_begins_anew()
    {
        using var emulation = Judging.Expecting("calls: algoreg.create_message, exactly: 2");
        emulation.Message(1);
        Play(emulation, "");
        Assert.That(emulation.Verdict().Expectations, Is.Empty);
        Play(emulation, $"expect: [{Two}]\n");
        Assert.That(emulation.Only().Why, Is.EqualTo($"None came.\n{Added}"));
    }

    [Test]
    public void Of_two_in_the_same_words_each_goes_on()
    {
        using var emulation = Emulation.Of($"expect:\n  - {Two}\n  - {Two}\n");
        emulation.Message(1);
        Play(emulation, $"expect:\n  - {Two}\n  - {Two}\n  - {Two}\n");
        emulation.Message(2);
        Assert.That(emulation.Verdict().Expectations.Select(judged => judged.Ruling), Is.EqualTo(new[] { Ruling.Held, Ruling.Held, Ruling.Inconclusive }));
    }

    [Test]
    public void Long_words_that_differ_at_their_ends_are_not_the_same()
    {
        var place = $"header.{new string('x', 80)}";
        using var emulation = Judging.Expecting($"calls: signalwire.create_token, when: {{ {place}: 1 }}, exactly: 0");
        emulation.Message(1);
        Play(emulation, $"expect: [{{ calls: signalwire.create_token, when: {{ {place}y: 1 }}, exactly: 0 }}]\n");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Inconclusive));
    }

    [Test]
    public void The_same_words_about_other_stubs_are_not_the_same()
    {
        const string letters = "stubs: [{ name: letters, calls: GET /letters, answer: { status: 200 } }]\n";
        using var emulation = Judging.Expecting("calls: \"*\", exactly: 1");
        emulation.Message(1);
        Play(emulation, $"expect: [{{ calls: \"*\", exactly: 1 }}]\n{letters}");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Inconclusive));
    }

    [Test]
    public void Rules_are_those_that_are_played_and_what_has_fired_is_known_from_the_beginning()
    {
        const string down = "{ name: down, calls: algoreg.create_message, times: 1, answer: { error: timeout } }";
        using var emulation = Emulation.Of($"rules: [{down}]\n");
        emulation.Message(1);
        Play(emulation, $"expect: [{{ rules: all_used }}]\nrules: [{down}]\n");
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
        Play(emulation, $"expect: [{{ rules: all_used }}]\nrules:\n  - {down}\n  - {{ name: slow, calls: signalwire.create_token, delivery: {{ delay: 1s }} }}\n");
        Assert.That((emulation.Only().Ruling, emulation.Only().Why), Is.EqualTo((Ruling.Broken, "Never fired: \"slow\".")));
    }

    [Test]
    public void A_fork_has_missed_what_its_origin_has()
    {
        using var emulation = Emulation.Of();
        emulation.Message(1);
        Play(emulation, "expect: [{ calls: algoreg.create_message, at_most: 3 }]\n");
        emulation.Message(2);
        using var fork = emulation.Fork("other");
        Assert.That(emulation.Engine.Worlds.Verdicts.Of(fork).Expectations.Single().Why, Is.EqualTo(Added));
    }

    private static void Play(Emulation emulation, string yaml)
    {
        var loaded = new Loader([.. emulation.Engine.Providers.Select(provider => provider.Catalogue)]).LoadText("scenario: test\n" + Emulation.Frozen + yaml);
        Assert.That(loaded.Problems.Where(problem => loaded.HasErrors).Select(problem => problem.Text), Is.Empty);
        new Director(emulation.World, emulation.Engine.Providers).TakeUp(new Play(loaded.Scenarios.Single(), emulation.Engine.Providers));
    }
}
