using System.Runtime.CompilerServices;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Counts for each revoked token and bearer the calls that came with it since.</summary>
/// <param name="expected">Which calls, and how many will do.</param>
/// <param name="most">How many tokens are counted.</param>
internal sealed class SilenceTally(ExpectedSilence expected, int most = Buckets.Most) : Tally
{
    private readonly Buckets _byToken = new(most);

    public override long Bytes => _byToken.Bytes;

    public override void Decided(in DecidedCall call, ref Glance glance)
    {
        if (call.Situation.Revoked is not { } revoked || !expected.Scope.Covers(call, ref glance))
        {
            return;
        }

        foreach (var token in revoked)
        {
            ref var bucket = ref _byToken.Of(Mix.Text(token));
            if (!Unsafe.IsNullRef(ref bucket))
            {
                bucket.Count(call.Number, 1);
                bucket.Value ??= Masking.Secret(token);
            }
        }
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule()
    {
        var guilty = _byToken.All.Where(bucket => bucket.Made > expected.Most).OrderBy(bucket => bucket.Calls.First).ToList();
        var lines = guilty.Take(5).Select(bucket => $"{bucket.Made} {(bucket.Made == 1 ? "call" : "calls")} came with {bucket.Value} after it was revoked.").ToList();
        lines.AddRange(
            guilty.Count > 5 ? $"… and so with {guilty.Count - 5} more." : "",
            _byToken.WereMore ? $"More than {_byToken.Limit:N0} revoked tokens came, and only so many are counted." : "");
        var ruling = guilty.Count > 0 ? Ruling.Broken : _byToken.WereMore ? Ruling.Inconclusive : Ruling.Held;
        return (ruling, CountWords.Joined([.. lines]), [.. guilty.Take(5).SelectMany(bucket => bucket.Calls.Kept).Distinct().Order()]);
    }
}
