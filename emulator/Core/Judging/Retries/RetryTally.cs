using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Judging.Retries;

/// <summary>Follows <c>retries:</c>, each part of it by a check of its own.</summary>
internal sealed class RetryTally : Tally
{
    private readonly ExpectedRetries _expected;
    private readonly Pursuits _pursuits;
    private readonly List<RetryCheck> _checks = [];

    /// <summary>A tally that has seen nothing yet.</summary>
    /// <param name="expected">What is expected.</param>
    /// <param name="clock">The world's clock.</param>
    public RetryTally(ExpectedRetries expected, ClockStart clock)
    {
        (_expected, _pursuits) = (expected, new Pursuits(clock));
        if (expected.NeverEarly)
        {
            _checks.Add(new NeverEarly());
        }

        if (expected.Most is { } most)
        {
            _checks.Add(new MostRetries(most));
        }

        if (expected.Growing)
        {
            _checks.Add(new Growth());
        }

        if (expected.Jittered)
        {
            _checks.Add(new Jitter());
        }
    }

    public override bool AsksForEndings => true;

    // Who came early or too often has done so whatever came before; sums and samples may be mended by it.
    public override bool BreaksForWant => !_checks.Exists(check => check.IsFinal && check.Rule().Ruling == Ruling.Broken);

    public override long Bytes => _pursuits.Bytes;

    public override void Decided(in DecidedCall call, ref Glance glance)
    {
        if (!_expected.Scope.Covers(call, ref glance) || Request(call, ref glance) is not { } request)
        {
            return;
        }

        var exchange = call.Situation.Exchange;
        var told = call.Answer.Status is >= 200 and <= 299 ? null : Told.Of(call.Answer.Headers);
        var attempt = new Attempt(call.Number, call.At, exchange.Began, exchange.Arrived, call.Answer.Status, told, call.Ticket.ReplayOf);
        if (_pursuits.Came(request, attempt, out var pursuit) is { IsSilent: false } retry)
        {
            foreach (var check in _checks)
            {
                check.Take(retry, pursuit.Free, call.Situation.Operation?.Name ?? "");
            }
        }
    }

    public override void Ended(long number, in Journals.Ending ending) => _pursuits.Ended(number, ending);

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule()
    {
        var found = _checks.Select(check => check.Rule()).Append(Memory()).Where(each => each.Ruling != Ruling.Held).ToList();
        var worst = found.Select(each => each.Ruling).DefaultIfEmpty(Ruling.Held).Max();

        // What could not be told either does not matter beside what is wrong.
        found.RemoveAll(each => each.Ruling != worst);
        return (worst, string.Join('\n', found.Select(each => each.Why)), [.. found.SelectMany(each => each.Calls).Distinct().Order()]);
    }

    private ulong? Request(in DecidedCall call, ref Glance glance)
    {
        if (_expected.Per is not { } place)
        {
            return call.Request;
        }

        ref var found = ref glance.At(place);
        return found.Is == Found.Shape.Nothing
            ? null
            : Mix.Into(Mix.Into(Mix.Text(call.Situation.Operation?.Name), Mix.Text(call.Situation.Account)), found.Print);
    }

    private (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Memory() => _pursuits.Forgotten > 0 && (_expected.NeverEarly || _expected.Most is not null)
        ? (Ruling.Inconclusive, $"More than {Pursuits.Most:N0} requests have not succeeded; {_pursuits.Forgotten:N0} of them were forgotten, and what came of them later.", [])
        : (Ruling.Held, "", []);
}
