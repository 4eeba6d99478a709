using System.Globalization;
using ChatEmulator.Scenarios.Limits;

namespace ChatEmulator.Core.Tests.Scenarios.Limits;

/// <summary>What each kind of meter lets through, by the seconds at which calls come.</summary>
public sealed class MeterTests
{
    [TestCase("0 0 0 0.9999999 1 1 1", "yyn n yyn")]
    [TestCase("5 5.5 5.9 6 6.9 7", "yyn yy y")]
    [TestCase("0 10 10 10.5", "y yyn")]
    public void A_fixed_window_begins_with_the_first_call_and_its_end_belongs_to_the_next(string seconds, string told) =>
        Check(MeterKind.Fixed, EarlyReturn.Counts, seconds, told);

    [TestCase("0 0.5 0.9 1 1.5", "yyn nn", "Counts")]
    [TestCase("0 0.5 0.9 1 1.5", "yyn yy", "Ignored")]
    [TestCase("0 0.5 0.9999999 1.9999998 1.9999999", "yyn yy", "Counts")]
    [TestCase("0 0.1 0.2 0.9 1.0 1.1 1.9 2.8 2.9", "yynnnnn yy", "Counts")]
    public void A_sliding_window_looks_at_the_time_before_each_call(string seconds, string told, string early) =>
        Check(MeterKind.Sliding, Enum.Parse<EarlyReturn>(early), seconds, told);

    [TestCase("0 0 0 0.4999999 0.5 0.5 1 2 2 2", "yyn n yn y yyn")]
    [TestCase("0 0 0.3 0.3 0.6 0.6", "yy nn yn")]
    public void A_bucket_refills_evenly_and_gives_whole_tokens(string seconds, string told) =>
        Check(MeterKind.Bucket, EarlyReturn.Counts, seconds, told);

    [TestCase("fixed", "0 0 0.5 1.4 2.3 3.3 3.3", "yynnn yy")]
    [TestCase("sliding", "0 0 0.5 1.4 2.3 3.3 3.3", "yynnn yy")]
    [TestCase("bucket", "0 0 0.4 0.8 1.2 1.7 2.2", "yynnn yy")]
    public void Whoever_returns_early_where_that_restarts_waits_from_the_beginning(string kind, string seconds, string told) =>
        Check(Enum.Parse<MeterKind>(kind, ignoreCase: true), EarlyReturn.Restarts, seconds, told);

    [Test]
    public void Nothing_drifts_in_a_million_calls_of_a_bucket_whose_refill_is_no_whole_number_of_ticks()
    {
        // Three in ten million ticks: one in 3,333,333.3.
        var bucket = new Measure(MeterKind.Bucket, 3, TimeSpan.FromSeconds(1), EarlyReturn.Counts).Begin();
        var (at, admitted) = (0L, 0);
        for (var i = 0; i < 1_000_000; i++)
        {
            at += bucket.Wait(at);
            admitted += bucket.Admits(at) ? 1 : 0;
        }

        Assert.That((admitted, at), Is.EqualTo((1_000_000, (999_997 * 10_000_000L + 2) / 3)), "three at once, and then three a second");
    }

    [Test]
    public void The_longest_time_and_the_largest_number_do_not_overflow([Values("Fixed", "Sliding", "Bucket")] string named)
    {
        var kind = Enum.Parse<MeterKind>(named);
        const long Longest = 3_652_058 * TimeSpan.TicksPerDay;
        var meter = new Measure(kind, kind == MeterKind.Sliding ? 2 : 1_000_000_000, TimeSpan.FromTicks(Longest), EarlyReturn.Restarts).Begin();
        bool[] told = [meter.Admits(0), meter.Admits(TimeSpan.FromDays(100).Ticks), meter.Admits(Longest - 1), meter.Admits(Longest)];
        Assert.That((told[0], told[1], meter.Wait(Longest)), Is.EqualTo((true, true, kind == MeterKind.Sliding ? Longest : 0L)));
    }

    [Test]
    public void After_months_a_meter_has_forgotten_and_lets_through_no_more_than_it_allows([Values("Fixed", "Sliding", "Bucket")] string named) =>
        Check(Enum.Parse<MeterKind>(named), EarlyReturn.Counts, $"0 0 0 {100 * 86_400} {100 * 86_400} {100 * 86_400}", "yyn yyn");

    private static void Check(MeterKind kind, EarlyReturn early, string seconds, string told)
    {
        var meter = new Measure(kind, 2, TimeSpan.FromSeconds(1), early).Begin();
        var letters = seconds.Split(' ').Select(at => meter.Admits((long)(decimal.Parse(at, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond)) ? 'y' : 'n');
        Assert.That(string.Concat(letters), Is.EqualTo(told.Replace(" ", "", StringComparison.Ordinal)));
    }
}
