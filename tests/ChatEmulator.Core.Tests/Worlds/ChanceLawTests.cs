#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using ChatEmulator.Exchanges;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>Chance is a function of the call: neither others, nor their order, nor how many come at once has a part in it.</summary>
public sealed class ChanceLawTests
{
    private static readonly Arbitrary<int[]> Drawn = Gen.Choose(0, int.MaxValue - 1).ArrayOf(120).ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public Property The_same_seed_and_calls_in_any_interleaving_come_to_the_same() => Prop.ForAll(Drawn, drawn =>
    {
        var traffic = new Traffic(drawn);
        var expected = Play(traffic, engine => Crowd.Jumping(engine, traffic.Chains, 0));
        return Same(expected, Play(traffic, engine => Crowd.Jumping(engine, traffic.Chains, drawn[0])));
    });

    [FsCheck.NUnit.Property(MaxTest = 15)]
    public Property One_worker_or_many_come_to_the_same() => Prop.ForAll(Drawn, drawn =>
    {
        var traffic = new Traffic(drawn);
        var expected = Play(traffic, engine => Crowd.Working(engine, traffic.Chains, workers: 1));
        return Same(expected, Play(traffic, engine => Crowd.Working(engine, traffic.Chains, workers: 8)))
            .And(Same(expected, Play(traffic, engine => Crowd.Working(engine, traffic.Chains, workers: 64))));
    });

    [FsCheck.NUnit.Property(MaxTest = 30)]
    public Property Another_rule_operation_or_account_changes_nothing_else() => Prop.ForAll(Drawn, Drawn, (drawn, others) =>
    {
        const string Other = "  - { name: other, calls: algoreg.list_messages, probability: 0.5, answer: { error: internal_error } }\n"
            + "  - { name: c, calls: \"*\", when: { account: c@acme.test }, probability: 0.5, per: account, answer: { error: internal_error } }\n";
        var traffic = new Traffic(drawn);
        var own = traffic.Chains.SelectMany(chain => chain).ToHashSet();
        var expected = Play(traffic, engine => Crowd.Jumping(engine, traffic.Chains, 0));
        var scenario = Traffic.Scenario
            .Replace("rules:\n", "rules:\n" + Other, StringComparison.Ordinal)
            .Replace("algoreg: [", "algoreg: [{ email: c@acme.test, password: secret }, ", StringComparison.Ordinal);
        var told = Play(traffic, engine => [.. Crowd.Jumping(engine, [.. traffic.Chains, .. Strange(others)], drawn[1]).Where(each => own.Contains(each.Call))], scenario);
        return Same(expected, told);
    });

    [FsCheck.NUnit.Property(MaxTest = 15)]
    public Property Another_seed_is_another_run() => Prop.ForAll(Drawn, drawn =>
    {
        var traffic = new Traffic(drawn);
        return !Play(traffic, engine => Crowd.Jumping(engine, traffic.Chains, 0)).SequenceEqual(Play(traffic, engine => Crowd.Jumping(engine, traffic.Chains, 0), seed: 2));
    });

    [Test]
    public void What_a_client_makes_up_anew_in_each_run_changes_nothing_when_it_is_volatile()
    {
        static string[] Run(string run)
        {
            using var emulation = Emulation.Of(Traffic.Scenario, seed: 1, ignoreWarnings: true);
            return [.. Enumerable.Range(0, 50).Select(i => Told.Of(emulation.EndUser($$"""{"external_id":"c-{{i % 7}}","trace":"{{run}}-{{i}}"}""").Outcome))];
        }

        Assert.That(Run("a"), Is.EqualTo(Run("b")));
    }

    [Test]
    public void The_state_tells_how_many_values_rules_count_by()
    {
        using var emulation = Emulation.Of("rules: [{ name: once, calls: algoreg.create_message, per: body.ext_msg_id, times: 1, delivery: { delay: 1s } }]\n");
        string?[] told = [.. new[] { "1", "2", "1" }.Select(id => emulation.Message($$"""{"to":"ada@example.com","ext_msg_id":"{{id}}"}""").Outcome.Rule)];
        var per = emulation.State().GetProperty("per");
        Assert.That(told, Is.EqualTo(new[] { "once", "once", null }));
        Assert.That((per.GetProperty("keys").GetInt32(), per.GetProperty("forgotten").GetInt64()), Is.EqualTo((2, 0L)));
    }

    // Calls of an account that is nobody else's, and reads.
    private static IEnumerable<IReadOnlyList<Exchange>> Strange(int[] drawn)
    {
        var credentials = "Basic " + Convert.ToBase64String("c@acme.test:secret"u8);
        Header[] headers = [new("Authorization", credentials)];
        return drawn.Take(20).Select(number => (IReadOnlyList<Exchange>)[.. Enumerable.Range(0, 1 + (number % 3)).Select(i => (number % 2) switch
        {
            0 => new Exchange("POST", "/api/v1/message", "", headers, System.Text.Encoding.UTF8.GetBytes($$"""{"to":"ada@example.com","ext_msg_id":"x-{{number % 5}}"}""")),
            _ => new Exchange("GET", "/api/v1/thread/t-1/messages", "", headers, default),
        })]);
    }

    private static IReadOnlyList<string> Play(
        Traffic traffic, Func<Engine, IReadOnlyList<(Exchange Call, Outcome Outcome)>> crowd, string scenario = Traffic.Scenario, long seed = 1)
    {
        using var emulation = Emulation.Of(scenario, seed, ignoreWarnings: true);
        var told = crowd(emulation.Engine);
        Assert.That(told, Has.Count.EqualTo(traffic.Chains.Sum(chain => chain.Count)));
        // Identical calls cannot be told apart: of these it is the multiset that counts.
        return [.. told.Select(each => $"{Traffic.Of(each.Call)} -> {Told.Of(each.Outcome)}").Order(StringComparer.Ordinal)];
    }

    private static Property Same(IReadOnlyList<string> expected, IReadOnlyList<string> told) =>
        expected.SequenceEqual(told).Label(string.Join('\n', expected.Except(told).Take(3).Concat(told.Except(expected).Take(3))));
}
