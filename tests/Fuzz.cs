using System.Diagnostics;
using System.Globalization;

namespace ChatEmulator.Fuzzing;

/// <summary>
/// Cases by chance, each from a seed of its own, which is told when one fails. <c>CHAT_EMULATOR_FUZZ=20</c> tries twenty times as many, for twenty
/// times as long; <c>CHAT_EMULATOR_FUZZ_SEED=17</c> begins with the case of that seed, so what has failed comes first.
/// </summary>
internal static class Fuzz
{
    // The long suite is bounded: a property that has had its time has done enough.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private const int MostFailures = 10;

    /// <summary>How many times as many cases as usual.</summary>
    public static int Factor { get; } = Number("CHAT_EMULATOR_FUZZ") ?? 1;

    /// <summary>Tries a law on cases by chance.</summary>
    /// <param name="cases">How many, before the factor.</param>
    /// <param name="make">Makes a case, from chance alone.</param>
    /// <param name="law">Fails where it is broken.</param>
    public static async Task Try<T>(int cases, Func<Random, T> make, Func<T, Task> law)
    {
        var first = Number("CHAT_EMULATOR_FUZZ_SEED") ?? Environment.TickCount & 0x3fff_ffff;
        var (began, tried, failures) = (Stopwatch.GetTimestamp(), 0, new Dictionary<string, string>(StringComparer.Ordinal));
        for (; tried < cases * Factor && failures.Count < MostFailures && Stopwatch.GetElapsedTime(began) < Longest * Factor; tried++)
        {
            var one = make(new Random(first + tried));
            using var apart = new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext();
            try
            {
                await law(one);
            }
            catch (Exception e)
            {
                failures.TryAdd(Kind(e), $"CHAT_EMULATOR_FUZZ_SEED={first + tried}\n{e}\nof the case\n{one}\n");
            }
        }

        await TestContext.Out.WriteLineAsync($"{tried} cases from seed {first} in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        Assert.That(failures.Values, Is.Empty);
    }

    // One mistake is told once, however many cases meet it.
    private static string Kind(Exception e) => e is AssertionException ? e.Message.Split('\n')[0] : $"{e.GetType()} {e.StackTrace?.Split('\n')[0]}";

    /// <summary>One of some things.</summary>
    public static T Of<T>(this Random chance, IReadOnlyList<T> things) => things[chance.Next(things.Count)];

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
