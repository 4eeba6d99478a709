using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>
/// A message of which the client knows no success is sent again under another id, or without any, and both took effect: whatever the vendor
/// dedupes by, it cannot know them for one.
/// </summary>
internal static class RetryUnderNewId
{
    public static Advice? Look(Dossier dossier) => Dossier.Say(
        "retry_under_new_id",
        1,
        [.. dossier.To(operation => operation is { Sends: true, IdempotencyKey: not null }).Where(call => call.Body.Cut is null)
            .Select(call => Sent.Of(call, dossier.OperationOf(call)!.IdempotencyKey!))
            .GroupBy(sent => (sent.Call.Operation, sent.Call.Account, sent.Content))
            .SelectMany(Again)
            .OrderBy(call => call.Number)],
        times => $"A message whose answer was lost, or was no success, was sent again under another id or none, and both took effect{(times == 1 ? "" : $"; {times} times")}.",
        "Make the id of a message once, keep it with the message, and send every attempt under it.");

    // Where the id was kept, whoever dedupes can see it: that is for expectations.
    private static IEnumerable<Call> Again(IEnumerable<Sent> alike)
    {
        Sent? last = null;
        foreach (var sent in alike)
        {
            if (last?.Call.Ending is not null && !Dossier.Succeeded(last.Call) && TookEffect(last.Call) && TookEffect(sent.Call) && (sent.Id is null || sent.Id != last.Id))
            {
                yield return sent.Call;
            }

            last = sent;
        }
    }

    private static bool TookEffect(Call call) => call.Effect is Effect.Applied or Effect.Twice or Effect.Pending;

    /// <summary>A message with what tells it from others.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Id">A print of its id; null when it has none.</param>
    /// <param name="Content">A print of all but its id.</param>
    private sealed record Sent(Call Call, ulong? Id, ulong Content)
    {
        public static Sent Of(Call call, string key)
        {
            var fields = new CallFields(call);
            var (id, body) = (Dossier.Single(fields, key), Dossier.Single(fields, "body"));
            return new Sent(
                call,
                id.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : Fingerprint.Of(id),
                body.ValueKind == JsonValueKind.Undefined ? 0 : new VolatilePaths([BodyPath.TryRead(key["body".Length..])!]).Print(body));
        }
    }
}
