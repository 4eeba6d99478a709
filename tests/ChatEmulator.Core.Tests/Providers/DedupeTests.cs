using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>What a second ext_msg_id is, when effects come late or two times, and for whom.</summary>
public sealed class DedupeTests
{
    private const string Accounts = "accounts: { algoreg: [{ email: a@x.test, password: a }, { email: b@x.test, password: b }] }\n";
    private const string Hello = """{"to":"ada@example.com","ext_msg_id":"m-1"}""";

    private static readonly string A = Convert.ToBase64String("a@x.test:a"u8);
    private static readonly string B = Convert.ToBase64String("b@x.test:b"u8);

    [TestCase("first_wins", 204, Effect.Duplicate)]
    [TestCase("reject", 409, Effect.None)]
    public void An_ext_msg_id_is_an_accounts_own(string dedupe, int again, Effect effect)
    {
        using var emulation = Emulation.Of(Dedupe(dedupe) + Accounts);
        var (first, other, same) = (emulation.Message(Hello, A), emulation.Message(Hello, B), emulation.Message(Hello, B));
        Assert.That((first.Effect, other.Effect, same.Status, same.Effect), Is.EqualTo((Effect.Applied, Effect.Applied, again, effect)));
    }

    [TestCase("first_wins")]
    [TestCase("reject")]
    public void A_message_without_an_ext_msg_id_is_never_a_duplicate(string dedupe)
    {
        using var emulation = Emulation.Of(Dedupe(dedupe));
        emulation.Message("""{"to":"a","ext_msg_id":""}""");
        Assert.That((emulation.Message("""{"to":"a","ext_msg_id":""}""").Effect, emulation.Message("""{"to":"a"}""").Effect), Is.EqualTo((Effect.Applied, Effect.Applied)));
    }

    [Test]
    public void Twice_goes_past_first_wins_and_a_retry_after_it_is_a_duplicate()
    {
        using var emulation = Emulation.Of(Dedupe("first_wins") + Rule("effect: twice"));
        Assert.That((emulation.Message(Hello).Effect, emulation.Message(Hello).Effect, emulation.Messages().Count()), Is.EqualTo((Effect.Twice, Effect.Duplicate, 2)));
    }

    [Test]
    public void A_call_that_is_refused_as_a_duplicate_is_not_made_twice()
    {
        using var emulation = Emulation.Of(Dedupe("reject") + "rules: [{ name: bend, calls: algoreg.create_message, after: 1, effect: twice }]\n");
        emulation.Message(Hello);
        var second = emulation.Message(Hello);
        Assert.That((second.Status, second.Effect, emulation.Messages().Count()), Is.EqualTo((409, Effect.None, 1)));
    }

    [TestCase("ignore", 204, Effect.Applied, Effect.Applied, 2)]
    [TestCase("first_wins", 204, Effect.Applied, Effect.Duplicate, 1)]
    [TestCase("reject", 204, Effect.Applied, Effect.Duplicate, 1)]
    public void A_late_message_is_no_twin_yet_and_is_swallowed_when_one_took_effect_before_it(string dedupe, int status, Effect second, Effect first, int stored)
    {
        using var emulation = Emulation.Of(Dedupe(dedupe) + Rule("effect: { late: 45s }"));
        emulation.Message(Hello);
        var retry = emulation.Message(Hello);
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((retry.Status, retry.Effect, emulation.EffectOf(1), emulation.Messages().Count()), Is.EqualTo((status, second, first, stored)));
    }

    [TestCase("first_wins", 204, Effect.Duplicate)]
    [TestCase("reject", 409, Effect.None)]
    public void A_retry_after_a_late_effect_meets_it(string dedupe, int status, Effect effect)
    {
        using var emulation = Emulation.Of(Dedupe(dedupe) + Rule("effect: { late: 45s }"));
        emulation.Message(Hello);
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var retry = emulation.Message(Hello);
        Assert.That((retry.Status, retry.Effect, emulation.Messages().Count()), Is.EqualTo((status, effect, 1)));
    }

    [Test]
    public void The_ledger_counts_what_was_swallowed_at_the_call_and_later()
    {
        using var emulation = Emulation.Of(Dedupe("first_wins") + Rule("effect: { late: 45s }"));
        emulation.Message(Hello);
        emulation.Message(Hello);
        emulation.Message(Hello);
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(emulation.Ledger()[0].GetRawText(), Does.Contain("\"applied\":1,\"duplicates\":2,\"pending\":0,\"calls\":[1,2,3]"));
    }

    private static string Dedupe(string word) => $"profile: {{ algoreg: {{ dedupe: {word} }} }}\n";

    private static string Rule(string bend) => $"rules: [{{ name: bend, calls: algoreg.create_message, times: 1, {bend} }}]\n";
}
