using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Core.Tests.Judging.Verdicts;

public sealed class OrderAndRuleTests
{
    private const string TokenThenMessage = "order: [signalwire.create_token, { calls: algoreg.create_message, status: 2xx }]";

    [Test]
    public void An_order_holds_by_the_first_calls_whatever_comes_later()
    {
        using var emulation = Judging.Expecting(TokenThenMessage);
        emulation.Message("{");
        emulation.Token(Judging.Mint);
        emulation.Message(1);
        emulation.Token(Judging.Mint);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void A_step_that_came_too_early_is_told_with_both_calls()
    {
        using var emulation = Judging.Expecting(TokenThenMessage);
        emulation.Message(1);
        emulation.Token(Judging.Mint);
        emulation.Message(1);
        var judged = emulation.Only();
        Assert.That((judged.Ruling, judged.Why), Is.EqualTo((Ruling.Broken, "The first algoreg.create_message (told 2xx), #1, came before the first signalwire.create_token, #2.")));
        Assert.That(judged.Calls, Is.EqualTo(new[] { 1L, 2L }));
    }

    [Test]
    public void Each_step_has_to_come()
    {
        using var emulation = Judging.Expecting(TokenThenMessage);
        Assert.That(emulation.Only().Why, Is.EqualTo("No signalwire.create_token came.\nNo algoreg.create_message (told 2xx) came."));
        emulation.Token(Judging.Mint);
        Assert.That((emulation.Only().Ruling, emulation.Only().Why), Is.EqualTo((Ruling.Broken, "No algoreg.create_message (told 2xx) came.")));
    }

    [Test]
    public void One_call_is_never_before_itself()
    {
        using var emulation = Judging.Expecting("order: [{ calls: algoreg.create_message, status: 2xx }, { calls: algoreg.*, when: { body.to: ada@example.com } }]");
        emulation.Message(1);
        emulation.Message(2);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Broken));
        Assert.That(emulation.Only().Why, Does.EndWith("are one call, #1."));
    }

    [Test]
    public void A_rule_is_used_when_it_has_fired_and_not_when_it_only_met_calls()
    {
        using var emulation = Judging.Expecting("rules: all_used", """
            rules:
              - { name: first, calls: algoreg.create_message, continue: true, delivery: { delay: 1s } }
              - { name: "by \"id\"", calls: algoreg.create_message, per: body.ext_msg_id, after: 1, answer: { error: timeout } }
              - { name: third, calls: signalwire.create_token, after: 1, answer: { error: timeout } }

            """);
        Assert.That(emulation.Only().Why, Is.EqualTo("Never fired: \"first\", \"by \"id\"\", \"third\"."));
        emulation.Message(1);
        emulation.Message(2);
        emulation.Token(Judging.Mint);
        Assert.That(emulation.Only().Why, Is.EqualTo("Never fired: \"by \"id\"\", \"third\"."));
        emulation.Message(1);
        Assert.That((emulation.Only().Ruling, emulation.Only().Why), Is.EqualTo((Ruling.Broken, "Never fired: \"third\".")));
        emulation.Token(Judging.Mint);
        Assert.That(emulation.Only().Ruling, Is.EqualTo(Ruling.Held));
    }

    [Test]
    public void A_rule_that_a_rule_above_kept_from_firing_is_not_used()
    {
        using var emulation = Judging.Expecting("rules: all_used", """
            rules:
              - { name: above, calls: algoreg.create_message, answer: { error: timeout } }
              - { name: below, calls: algoreg.*, answer: { error: timeout } }

            """);
        emulation.Message(1);
        Assert.That(emulation.Only().Why, Is.EqualTo("Never fired: \"below\"."));
    }
}
