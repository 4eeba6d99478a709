using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>What a world costs that lives for a call or two: a thousand of them stand side by side.</summary>
[NonParallelizable]
public sealed class LeanStateTests
{
    private const int Worlds = 4_000;

    [Test]
    public void A_state_that_is_opened_takes_at_most_400_bytes()
    {
        var providers = Vendors.All();
        var play = Play(providers);
        foreach (var provider in providers)
        {
            var states = new ProviderState[Worlds];
            var dice = new Dice(1, "w");
            Open(provider, play, dice, states);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Open(provider, play, dice, states);
            var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Worlds;
            TestContext.Out.WriteLine($"{provider.Catalogue.Provider}: {each} bytes");
            Assert.That(each, Is.LessThanOrEqualTo(400), provider.Catalogue.Provider);
        }
    }

    [TestCase("create_token", 400)]
    [TestCase("create_message", 1_400)]
    [TestCase("create_end_user_token", 1_000)]
    [TestCase("login", 400)]
    public void A_state_that_has_had_one_call_holds_little(string operation, int most)
    {
        // The memory of a process is measured, and its pools let go of what tests before have left there whenever they like: hence the middle of several.
        Call(operation, Worlds);
        var each = Enumerable.Range(0, 5).Select(_ => Call(operation, Worlds) / Worlds).Order().ElementAt(2);
        TestContext.Out.WriteLine($"{operation}: {each} bytes");
        Assert.That(each, Is.InRange(50, most));
    }

    // What stays behind, garbage not counted. All on one thread.
    private static long Call(string operation, int count)
    {
        var counters = Counter.Of("", [.. Enumerable.Range(0, count).Select(i => $"w{i}")]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var counter in counters)
        {
            Assert.That(counter.Serve(Exchange(operation)).Status, Is.EqualTo(200));
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(counters);
        return after - before;
    }

    private static Exchange Exchange(string operation) => operation switch
    {
        "create_token" => Counter.Mint(Counter.As("demo", "PT-demo")),
        "create_message" => Counter.Message(Counter.As("api@acme.test", "secret")),
        "create_end_user_token" => Counter.EndUser(Counter.As("api@acme.test", "secret")),
        _ => Counter.Login("api@acme.test"),
    };

    private static void Open(Provider provider, Play play, Dice dice, ProviderState[] states)
    {
        var data = play.Scenario.Data[provider.Catalogue.Provider];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = provider.Open(new Opening("w", 1, Counter.At, dice, play.Profile(provider), play.Roster(provider), data));
        }
    }

    private static Play Play(IReadOnlyList<Provider> providers) =>
        new(new Loader([.. providers.Select(provider => provider.Catalogue)]).LoadText("scenario: test\n").Scenarios.Single(), providers);
}
