using System.Text.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>
/// A life in minutes is given a number that looks like seconds: a quarter of an hour, half an hour, one to three hours in seconds, or
/// a day and more. Four, six and eight hours in seconds are ten, fifteen and twenty days in minutes, and may be meant.
/// </summary>
internal static class SecondsForMinutes
{
    private const long ADay = 86_400;

    private static readonly long[] Suspicious = [900, 1_800, 3_600, 5_400, 7_200, 10_800];

    public static Advice? Look(Dossier dossier) => Dossier.Say(
        "ttl_in_seconds",
        1,
        [.. dossier.To(operation => operation.Minutes is not null).Where(call => Looks(Value(dossier, call)))],
        times => $"The field that counts minutes got a number that looks like seconds, {(times == 1 ? "once" : $"{times} times")}: 3600 minutes are 60 hours.",
        "Give minutes: 60 for an hour.");

    private static JsonElement Value(Dossier dossier, Call call) => Dossier.Single(new CallFields(call), dossier.OperationOf(call)!.Minutes!);

    private static bool Looks(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && (Suspicious.Contains(number) || number >= ADay);
}
