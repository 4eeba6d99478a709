using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Keeps the first call of each step.</summary>
/// <param name="expected">The steps.</param>
internal sealed class OrderTally(ExpectedOrder expected) : Tally
{
    private readonly long[] _first = new long[expected.Steps.Count];
    private int _missing = expected.Steps.Count;

    // Who has not seen all calls knows no first one.
    public override bool BreaksForWant => true;

    public override void Decided(in DecidedCall call, ref Glance glance)
    {
        for (var i = 0; _missing > 0 && i < _first.Length; i++)
        {
            if (_first[i] == 0 && expected.Steps[i].Means(call) && expected.Steps[i].Covers(call, ref glance))
            {
                _first[i] = call.Number;
                _missing--;
            }
        }
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule()
    {
        var wrong = Enumerable.Range(1, _first.Length - 1).Where(i => _first[i - 1] > 0 && _first[i] > 0 && _first[i] <= _first[i - 1]).Select(Wrong);
        var missing = Enumerable.Range(0, _first.Length).Where(i => _first[i] == 0).Select(i => $"No {Step(i)} came.");
        var why = CountWords.Joined([.. wrong, .. missing]);
        return why.Length == 0 ? (Ruling.Held, "", []) : (Ruling.Broken, why, [.. _first.Where(number => number > 0).Distinct().Order()]);
    }

    private string Wrong(int i) => _first[i] == _first[i - 1]
        ? $"The first {Step(i - 1)} and the first {Step(i)} are one call, #{_first[i]}."
        : $"The first {Step(i)}, #{_first[i]}, came before the first {Step(i - 1)}, #{_first[i - 1]}.";

    private string Step(int i) => Sentence.Of(expected.Steps[i]);
}
