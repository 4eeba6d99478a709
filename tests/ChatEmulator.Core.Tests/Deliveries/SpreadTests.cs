#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using ChatEmulator.Deliveries;
using ChatEmulator.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Deliveries;

public sealed class SpreadTests
{
    private const int Many = 20_000;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Of_a_lognormal_delay_half_is_under_the_median_and_a_hundredth_over_the_p99(int seed)
    {
        var drawn = Drawn(new LognormalSpread(Milliseconds(200), Milliseconds(2_000)), seed);
        Assert.That(drawn[Many / 2], Is.EqualTo(200).Within(10));
        Assert.That(drawn[Many * 99 / 100], Is.EqualTo(2_000).Within(250));
        Assert.That(drawn[0], Is.Positive);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Of_a_normal_delay_two_thirds_are_within_a_deviation_and_none_is_negative(int seed)
    {
        var drawn = Drawn(new NormalSpread(Milliseconds(1_000), Milliseconds(100)), seed);
        Assert.That(drawn.Average(), Is.EqualTo(1_000).Within(5));
        Assert.That(drawn.Count(each => each is >= 900 and <= 1_100) / (double)Many, Is.EqualTo(0.683).Within(0.015));
        Assert.That(Drawn(new NormalSpread(Milliseconds(10), Milliseconds(100)), seed)[0], Is.Zero);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void A_uniform_delay_takes_all_that_lies_between_its_bounds_alike(int seed)
    {
        var drawn = Drawn(new UniformSpread(Milliseconds(100), Milliseconds(900)), seed);
        Assert.That((drawn[0], drawn[^1]), Is.EqualTo((100.0, 900.0)));
        Assert.That(drawn.Average(), Is.EqualTo(500).Within(8));
        Assert.That(drawn.Count(each => each < 300) / (double)Many, Is.EqualTo(0.25).Within(0.015));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property What_is_drawn_keeps_its_bounds_is_never_negative_and_the_same_again() => Prop.ForAll(
        (from a in Gen.Choose(0, 5_000) from more in Gen.Choose(1, 100_000) from seed in Gen.Choose(0, 1_000_000) select (a, more, seed)).ToArbitrary(),
        drawn =>
        {
            var (low, high) = (Milliseconds(drawn.a), Milliseconds(drawn.a + drawn.more));
            Spread[] all = [new UniformSpread(low, high), new NormalSpread(low, high), new LognormalSpread(low + Milliseconds(1), high + Milliseconds(1)), new RampSpread(low, high, high)];
            return all.All(spread => One(spread, drawn.seed) is var one && one >= TimeSpan.Zero && one == One(spread, drawn.seed) && one.Ticks % TimeSpan.TicksPerMillisecond == 0)
                && One(all[0], drawn.seed) is var uniform && uniform >= low && uniform <= high;
        });

    [TestCase(0, 1_000)]
    [TestCase(30, 1_500)]
    [TestCase(60, 2_000)]
    [TestCase(6_000, 2_000)]
    public void A_ramp_goes_evenly_from_one_delay_to_the_other_and_stays_there(int seconds, int delay) => Assert.That(
        new RampSpread(Milliseconds(1_000), Milliseconds(2_000), TimeSpan.FromMinutes(1)).Draw(default, TimeSpan.FromSeconds(seconds)), Is.EqualTo(Milliseconds(delay)));

    [Test]
    public void A_tail_that_no_calendar_has_is_cut_off() =>
        Assert.That(Drawn(new LognormalSpread(Milliseconds(1), TimeSpan.FromDays(3_000_000)), 1)[^1], Is.LessThanOrEqualTo(TimeSpan.FromDays(3_652_058).TotalMilliseconds));

    private static TimeSpan One(Spread spread, long seed) => spread.Draw(new Dice(seed, "test").For(new Purpose("delay"), 7), TimeSpan.FromSeconds(seed % 7));

    private static double[] Drawn(Spread spread, long seed)
    {
        var (dice, purpose) = (new Dice(seed, "test"), new Purpose("delay"));
        return [.. Enumerable.Range(0, Many).Select(i => spread.Draw(dice.For(purpose, (ulong)i), default).TotalMilliseconds).Order()];
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
