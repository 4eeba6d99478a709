using System.Globalization;

namespace ChatEmulator.Judging.Retries;

/// <summary>An audit as some lines for a terminal.</summary>
internal static class RetryAuditText
{
    private const int MostListed = 5;

    /// <summary>The lines; nothing in them moves a cursor.</summary>
    public static IEnumerable<string> Lines(RetryAudit audit)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"retries: {Counted(audit.Attempts, "attempt")} at {Counted(audit.Operations.Count, "logical operation")} ({audit.Amplification:0.##} each, at most {audit.MostAttempts}); ")
            + $"{audit.Count(PursuitEnd.Succeeded)} succeeded, {audit.Count(PursuitEnd.GivenUp)} given up, {audit.Count(PursuitEnd.InFlight)} in flight";
        if (audit.SilentReplays > 0)
        {
            yield return $"  silent replays: {audit.SilentReplays:N0}, as it looks by the client's library below the application, so no {(audit.SilentReplays == 1 ? "retry" : "retries")}";
        }

        foreach (var backoff in audit.Backoffs)
        {
            yield return $"  {Shown.Line(backoff.Operation ?? "nobody's path")}: {Word(backoff.Shape)}{Waits(backoff)}. {backoff.Why}";
        }

        if (audit.RetryAfter is { Told: > 0 } told)
        {
            yield return $"  Retry-After: told {told.Told}, kept {told.Kept}, broken {told.Broken}"
                + (told.Earliest is { } early ? $", by up to {Spans.Text(early.Negate())}" : "");
        }

        foreach (var line in Missteps("retried in vain", audit.RetriedInVain).Concat(Missteps(audit.Retries ? "not retried" : "not retried, as nothing is", audit.NotRetried)))
        {
            yield return line;
        }

        if (audit.Dropped > 0 || audit.Forgotten > 0)
        {
            yield return $"  not known: the journal has dropped the oldest {audit.Dropped:N0} calls{(audit.Forgotten > 0 ? $", {audit.Forgotten:N0} unfinished requests were forgotten" : "")}";
        }
    }

    /// <summary>The word for a shape, as in JSON: <c>decorrelated_jitter</c>.</summary>
    public static string Word(BackoffShape shape) => shape switch
    {
        BackoffShape.None => "none",
        BackoffShape.Constant => "constant",
        BackoffShape.Linear => "linear",
        BackoffShape.Exponential => "exponential",
        BackoffShape.ConstantWithJitter => "constant_with_jitter",
        BackoffShape.LinearWithJitter => "linear_with_jitter",
        BackoffShape.ExponentialWithJitter => "exponential_with_jitter",
        BackoffShape.DecorrelatedJitter => "decorrelated_jitter",
        _ => "unclear",
    };

    /// <summary>The word for what became of it, as in JSON.</summary>
    internal static string Word(PursuitEnd end) => end switch
    {
        PursuitEnd.Succeeded => "succeeded",
        PursuitEnd.GivenUp => "given_up",
        _ => "in_flight",
    };

    private static string Waits(Backoff backoff) => backoff.Waits.Count == 0 ? ""
        : $" {string.Join(", ", backoff.Waits.Take(MostListed).Select(Spans.Text))}{(backoff.Waits.Count > MostListed ? ", …" : "")}"
            + (backoff.Cap is { } cap ? $", never over {Spans.Text(cap)}" : "");

    private static IEnumerable<string> Missteps(string what, IReadOnlyList<Misstep> missteps)
    {
        foreach (var misstep in missteps.Take(MostListed))
        {
            yield return $"  {what}: #{misstep.Call}{(misstep.Retry is { } retry ? $" by #{retry}" : "")}. {misstep.Why}";
        }

        if (missteps.Count > MostListed)
        {
            yield return $"  {what}: … and {missteps.Count - MostListed:N0} more";
        }
    }

    private static string Counted(int count, string what) => $"{count:N0} {what}{(count == 1 ? "" : "s")}";
}
