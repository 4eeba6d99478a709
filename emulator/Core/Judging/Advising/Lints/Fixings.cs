using System.Text.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>Requests that were refused, changed and sent again: what was refused before, and what after.</summary>
internal static class Fixings
{
    /// <summary>
    /// Each refused call that came right after another refused one of the same operation and account with another body, with what was told
    /// of the first and of the second, in the vendor's order.
    /// </summary>
    public static IEnumerable<(Call Call, IReadOnlyList<string> Before, IReadOnlyList<string> After)> Of(Dossier dossier)
    {
        var last = new Dictionary<(string?, string?), Call>();
        foreach (var call in dossier.Calls.Where(call => call.Operation is not null))
        {
            var who = (call.Operation, call.Account);
            if (last.TryGetValue(who, out var before) && Refused(before) && Refused(call) && !before.Body.Bytes.Span.SequenceEqual(call.Body.Bytes.Span)
                && Errors(before) is { Count: > 0 } first && Errors(call) is { Count: > 0 } second)
            {
                yield return (call, first, second);
            }

            last[who] = call;
        }
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
