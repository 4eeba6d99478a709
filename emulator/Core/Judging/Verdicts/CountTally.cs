using System.Runtime.CompilerServices;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Counts calls, changes or refusals: all of them together, or by the values of a place.</summary>
/// <param name="expected">What is counted, and how much of it there is to be.</param>
/// <param name="most">How many values are counted.</param>
internal sealed class CountTally(ExpectedCount expected, int most = Buckets.Most) : Tally
{
    private readonly Buckets? _byValue = expected.Per is null ? null : new Buckets(most);

    // As many as there are late effects at most. Without values, what they are kept by says nothing.
    private Dictionary<long, ulong>? _pending;
    private Bucket _all;

    public override bool BreaksForWant =>
        _byValue is null ? expected.HowMany.IsShort(_all.Made) : !_byValue.All.Any(bucket => expected.HowMany.IsOver(bucket.Made));

    public override long Bytes => _byValue?.Bytes ?? 0;

    public override void Decided(in DecidedCall call, ref Glance glance)
    {
        if (!expected.Scope.Covers(call, ref glance))
        {
            return;
        }

        if (_byValue is null)
        {
            Count(call, ref _all, 0);
            return;
        }

        ref var found = ref glance.At(expected.Per!);
        if (found.Is == Found.Shape.Nothing)
        {
            _byValue.Without++;
            return;
        }

        var value = found.Print;
        ref var bucket = ref _byValue.Of(value);
        if (Unsafe.IsNullRef(ref bucket))
        {
            return;
        }

        Count(call, ref bucket, value);
        var isInDoubt = expected.HowMany.IsShort(bucket.Made) || expected.HowMany.IsOver(bucket.Made + bucket.Pending);
        bucket.Value = isInDoubt ? bucket.Value ?? ValueText.Of(expected.Per!, ref found) : null;
    }

    public override void Made(long number, Effect effect)
    {
        if (_pending?.Remove(number, out var value) != true)
        {
            return;
        }

        ref var bucket = ref _byValue is null ? ref _all : ref _byValue.Known(value);
        bucket.Pending--;
        if (effect == Effect.Applied)
        {
            bucket.Count(number, 1);
        }
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule() =>
        _byValue is null ? CountWords.OfAll(expected, _all) : CountWords.OfEach(expected, _byValue);

    private void Count(in DecidedCall call, ref Bucket bucket, ulong value)
    {
        bucket.Count(call.Number, Made(call));
        if (call.Effect == Effect.Pending && expected is ExpectedChanges)
        {
            bucket.Pending++;
            (_pending ??= [])[call.Number] = value;
        }
    }

    // A refusal of nobody's path is no vendor's.
    private int Made(in DecidedCall call) => expected switch
    {
        ExpectedCalls => 1,
        ExpectedRefusals => call.RefusedBy is not null && call.Situation.Operation is not null ? 1 : 0,
        _ => call.Effect switch
        {
            Effect.Applied => 1,
            Effect.Twice => 2,
            _ => 0,
        },
    };
}
