#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using ChatEmulator.Scenarios.Limits;
using FsCheck;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Scenarios.Limits;

public sealed class MeterLawTests
{
    private static readonly MeterKind[] Kinds = [MeterKind.Fixed, MeterKind.Sliding, MeterKind.Bucket];
    private static readonly EarlyReturn[] Ways = [EarlyReturn.Counts, EarlyReturn.Ignored, EarlyReturn.Restarts];

    private static Gen<(Measure Measure, int[] Gaps)> Runs =>
        from kind in Gen.Elements(Kinds)
        from early in Gen.Elements(Ways)
        from allow in Gen.Choose(1, 6)
        from within in Gen.Choose(1, 30)
        from gaps in Gen.ArrayOf(Gen.OneOf(Gen.Constant(0), Gen.Constant(1), Gen.Constant(within), Gen.Constant(within - 1), Gen.Constant(-1), Gen.Choose(0, 2 * within)))
        select (new Measure(kind, allow, TimeSpan.FromTicks(within), early), gaps);

    // A gap of -1 is that of a client which does as it is told.
    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public Property A_meter_agrees_with_one_that_looks_at_all_calls_anew_and_the_time_it_tells_is_the_smallest_that_will_do() => Prop.ForAll(
        Runs.ToArbitrary(),
        run =>
        {
            var (meter, naive, at) = (run.Measure.Begin(), new Metered(run.Measure), 0L);
            foreach (var gap in run.Gaps)
            {
                at += gap < 0 ? meter.Wait(at) : gap;
                var told = naive.Admits(at);
                Assert.That(meter.Admits(at), Is.EqualTo(told), $"at {at}");
                var wait = meter.Wait(at);
                Assert.That((naive.Lets(at + wait), wait > 0 && naive.Lets(at + wait - 1)), Is.EqualTo((true, false)), $"{wait} after {at}");
            }
        });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Whoever_comes_back_exactly_when_told_is_let_through() => Prop.ForAll(
        Runs.ToArbitrary(),
        run =>
        {
            var (meter, at) = (run.Measure.Begin(), 0L);
            foreach (var gap in run.Gaps)
            {
                at += Math.Max(0, gap);
                if (!meter.Admits(at))
                {
                    at += meter.Wait(at);
                    Assert.That(meter.Admits(at), Is.True);
                }
            }
        });
}
