using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Retries;

/// <summary><c>at_most</c>: no series has more retries than that.</summary>
internal sealed class MostRetries(long most) : RetryCheck
{
    private readonly Breaches _breaches = new();

    public override bool IsFinal => true;

    public override void Take(in Retry retry, FreeWaits free, string operation)
    {
        if (retry.Count > most)
        {
            _breaches.Add(retry, Words);
        }
    }

    public override (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule() => _breaches.Rule();

    private static string Words(Retry retry) => $"#{retry.Now.Number} is retry {retry.Count:N0}: it asks what #{retry.Before.Number} had asked, "
        + (retry.End is null ? "which was in flight" : $"which came to {retry.Before.Status}{(retry.End is { How: Journals.EndingKind.Delivered } ? "" : " and did not arrive")}");
}
