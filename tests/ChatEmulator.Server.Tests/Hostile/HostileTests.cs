using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>Whatever arrives on a socket; the law is the siege's. The long suite does the same for as many cases as it has time for.</summary>
public sealed class HostileTests
{
    [TestCase(100)]
    [TestCase(4_000, Category = "Long")]
    public Task Bytes_by_chance_are_answered_cleanly(int cases) => Check(RequestAttacks.Bytes, cases);

    [TestCase(250)]
    [TestCase(20_000, Category = "Long")]
    public Task Real_requests_in_which_something_is_broken_are_answered_cleanly(int cases) => Check(RequestAttacks.Broken, cases);

    [TestCase(250)]
    [TestCase(20_000, Category = "Long")]
    public Task Bodies_of_nasty_words_are_answered_cleanly(int cases) => Check(JsonAttacks.Requests, cases);

    private static async Task Check(Gen<Attack> attacks, int cases)
    {
        await using var siege = await Siege.Begin();

        // A property is asked on a thread that may wait: there is none that it would hold up but its own.
        await Task.Factory.StartNew(
            () => Prop.ForAll(attacks.ToArbitrary(), attack => siege.Bear(attack).GetAwaiter().GetResult())
                .Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true)),
            TaskCreationOptions.LongRunning);
        siege.Calm();
        await TestContext.Out.WriteLineAsync($"{cases} cases: {siege.Tally}");
    }
}
