using System.Text.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>Requests that were refused, changed and sent again: what was refused before, and what after.</summary>
internal static class Fixings
{
    /// <summary>
    /// Each refused call that came right after another refused one of the same operation and account with another body, with what was told
    /// of the first and of the second, in the vendor's order. Only where a request was accepted in the end: else these may be the cases of a test,
    /// and no client that mends.
    /// </summary>
    public static IEnumerable<(Call Call, IReadOnlyList<string> Before, IReadOnlyList<string> After)> Of(Dossier dossier) =>
        dossier.Calls.Where(call => call.Operation is not null).GroupBy(call => (call.Operation, call.Account)).SelectMany(Of).OrderBy(fixing => fixing.Call.Number);

    private static List<(Call Call, IReadOnlyList<string> Before, IReadOnlyList<string> After)> Of(IEnumerable<Call> calls)
    {
        var (mended, open) = (new List<(Call, IReadOnlyList<string>, IReadOnlyList<string>)>(), new List<(Call, IReadOnlyList<string>, IReadOnlyList<string>)>());
        Call? last = null;
        foreach (var call in calls)
        {
            if (last is not null && Refused(last) && Refused(call) && !last.Body.Bytes.Span.SequenceEqual(call.Body.Bytes.Span)
                && Errors(last) is { Count: > 0 } first && Errors(call) is { Count: > 0 } second)
            {
                open.Add((call, first, second));
            }
            else if (!Refused(call))
            {
                mended.AddRange(Dossier.Succeeded(call) ? open : []);
                open.Clear();
            }

            last = call;
        }

        return mended;
    }

    private static bool Refused(Call call) => call is { Status: 400 or 422 } && Dossier.RefusedForGood(call);

    private static IReadOnlyList<string> Errors(Call call)
    {
        var list = Dossier.Single(new CallFields(call), "answer.errors");
        return list.ValueKind != JsonValueKind.Array ? [] : [.. list.EnumerateArray().Select(Name)];
    }

    private static string Name(JsonElement error) => error.ValueKind != JsonValueKind.Object ? error.GetRawText()
        : $"{Text(error, "code")} {Text(error, "attribute")} {Text(error, "message")}";

    private static string Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value.GetRawText() : "";
}
