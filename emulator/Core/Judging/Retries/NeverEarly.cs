using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Retries;

/// <summary><c>never_early</c>: no wait was shorter than what was told.</summary>
internal sealed class NeverEarly : RetryCheck
{
    private readonly Breaches _breaches = new();

    public override bool IsFinal => true;

    public override void Take(in Retry retry, FreeWaits free, string operation)
    {
        if (retry.Kept is { Ticks: < 0 })
        {
            _breaches.Add(retry, Words);
        }
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule() => _breaches.Rule();

    private static string Words(Retry retry) =>
        $"#{retry.Now.Number} came {Spans.Text(retry.Wait!.Value)} after #{retry.Before.Number}, which had told Retry-After: {Shown.Line(retry.Told!.Text)}"
        + (retry.Told.Until is null ? "" : $", {Spans.Text(retry.Asked!.Value)} to go");
}
