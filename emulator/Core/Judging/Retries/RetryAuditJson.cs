using System.Text.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Retries;

/// <summary>An audit as JSON, in the shape that Control tells: waits are signed microseconds, secrets masked.</summary>
internal static class RetryAuditJson
{
    private const int MostListed = 1_000;

    /// <summary>Writes an audit as an object. Of what is listed these are the latest thousand; the totals stand beside it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="audit">The audit.</param>
    /// <param name="world">The name of its world.</param>
    public static void Write(Utf8JsonWriter json, RetryAudit audit, string world)
    {
        json.WriteStartObject();
        json.WriteString("world", world);
        WriteTotals(json, audit);
        WriteRetryAfter(json, audit.RetryAfter);
        WriteList(json, "backoff", audit.Backoffs, Write);
        WriteList(json, "retried_in_vain", audit.RetriedInVain, Write);
        WriteList(json, "not_retried", audit.NotRetried, Write);

        // What succeeded at once has nothing to tell.
        WriteList(json, "operations", [.. audit.Operations.Where(operation => operation.Attempts.Count > 1 || operation.End != PursuitEnd.Succeeded)], Write);
        json.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter json, RetryAudit audit)
    {
        json.WriteNumber("attempts", audit.Attempts);
        json.WriteNumber("logical_operations", audit.Operations.Count);
        json.WriteNumber("amplification", Math.Round(audit.Amplification, 4));
        json.WriteNumber("most_attempts", audit.MostAttempts);
        json.WriteBoolean("retries", audit.Retries);
        json.WriteNumber("silent_replays", audit.SilentReplays);
        foreach (var end in Enum.GetValues<PursuitEnd>())
        {
            json.WriteNumber(RetryAuditText.Word(end), audit.Count(end));
        }

        json.WriteNumber("dropped", audit.Dropped);
        json.WriteNumber("forgotten", audit.Forgotten);
    }

    private static void WriteRetryAfter(Utf8JsonWriter json, RetryAfterRecord told)
    {
        json.WriteStartObject("retry_after");
        json.WriteNumber("told", told.Told);
        json.WriteNumber("kept", told.Kept);
        json.WriteNumber("broken", told.Broken);
        Wait(json, "earliest_us", told.Earliest);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Backoff backoff)
    {
        json.WriteString("operation", backoff.Operation);
        json.WriteString("shape", RetryAuditText.Word(backoff.Shape));
        json.WriteString("why", backoff.Why);
        json.WriteStartArray("waits_us");
        foreach (var wait in backoff.Waits)
        {
            json.WriteNumberValue(Spans.Microseconds(wait));
        }

        json.WriteEndArray();
        Part(json, "growth", backoff.Growth);
        Part(json, "spread", backoff.Spread);
        Wait(json, "cap_us", backoff.Cap);
    }

    private static void Write(Utf8JsonWriter json, Misstep misstep)
    {
        json.WriteNumber("call", misstep.Call);
        if (misstep.Retry is { } retry)
        {
            json.WriteNumber("retry", retry);
        }

        json.WriteNumber("status", misstep.Status);
        json.WriteString("why", misstep.Why);
    }

    private static void Write(Utf8JsonWriter json, LogicalOperation operation)
    {
        json.WriteString("operation", operation.Operation);
        json.WriteString("account", operation.Account);
        json.WriteString("key", operation.Key);
        json.WriteString("outcome", RetryAuditText.Word(operation.End));
        WriteList(json, "attempts", operation.Attempts, Write);
    }

    private static void Write(Utf8JsonWriter json, Attempted attempt)
    {
        json.WriteNumber("call", attempt.Call);
        json.WriteNumber("status", attempt.Status);
        json.WriteString("effect", Words.Of(attempt.Effect));
        json.WriteString("ending", attempt.Ending is { } how ? Words.Of(how) : null);
        Wait(json, "waited_real_us", attempt.WaitedReal);
        Wait(json, "waited_world_us", attempt.WaitedWorld);
        json.WriteString("retry_after", attempt.RetryAfter);
        Wait(json, "kept_by_us", attempt.KeptBy);
        if (attempt.ReplayOf is { } other)
        {
            json.WriteNumber("replay_of", other);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all.TakeLast(MostListed))
        {
            json.WriteStartObject();
            write(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Wait(Utf8JsonWriter json, string name, TimeSpan? wait)
    {
        if (wait is { } known)
        {
            json.WriteNumber(name, Spans.Microseconds(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Part(Utf8JsonWriter json, string name, double? part)
    {
        if (part is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, Math.Round(known, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
