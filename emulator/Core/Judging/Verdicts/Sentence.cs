using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Expectations in one sentence each; of conditions on secrets it does not tell the value.</summary>
internal static class Sentence
{
    /// <summary>The expectation.</summary>
    public static string Of(Expected expected) => expected switch
    {
        ExpectedCalls calls => $"{Quantity(calls.HowMany)} {Plural(calls.HowMany, "call", "calls")}{To(calls.Scope)} {Plural(calls.HowMany, "comes", "come")}{Per(calls)}",
        ExpectedChanges changes => $"{Quantity(changes.HowMany)} {Of(changes.Scope)} {Plural(changes.HowMany, "is", "are")} applied{Per(changes)}",
        ExpectedRefusals refusals => $"{Quantity(refusals.HowMany)} {Of(refusals.Scope)} {Plural(refusals.HowMany, "is", "are")} refused by the vendor{Per(refusals)}",
        ExpectedOrder order => $"the first calls come in this order: {string.Join(", ", order.Steps.Select(Of))}",
        ExpectedSilence { Most: 0 } silence => $"no call{To(silence.Scope)} comes with a token or bearer after it was revoked",
        ExpectedSilence silence => $"at most {silence.Most} {(silence.Most == 1 ? "call" : "calls")}{To(silence.Scope)} come with each token or bearer after it was revoked",
        ExpectedRetries retries => Of(retries),
        _ => "every rule has fired",
    };

    /// <summary>The calls that are meant: the operations, and what narrows them.</summary>
    public static string Of(Scope scope)
    {
        var narrowed = string.Join(", ", new[] { Told(scope), Where(scope) }.Where(part => part.Length > 0));
        return Shown.Line(scope.Pattern) + (narrowed.Length == 0 ? "" : $" ({narrowed})");
    }

    private static string Of(ExpectedRetries retries)
    {
        var parts = new List<string>();
        parts.AddRange(new[]
        {
            retries.NeverEarly ? "no retry comes before its Retry-After has passed" : "",
            retries.Most is { } most ? most == 0 ? "nothing is tried again" : $"nothing is tried again more than {(most == 1 ? "once" : $"{most} times")}" : "",
            retries.Growing ? "waits before retries grow" : "",
            retries.Jittered ? "waits before retries are jittered" : "",
        }.Where(part => part.Length > 0));
        return $"{string.Join("; ", parts)}{(IsAll(retries.Scope) ? "" : $", of {Of(retries.Scope)}")}{Per(retries)}";
    }

    private static string Quantity(HowMany many) => (many.Least, many.Most) switch
    {
        (0, 0) => "no",
        (var least, null) => $"at least {least}",
        (0, var most) => $"at most {most}",
        (var least, var most) => least == most ? $"exactly {least}" : $"{least} to {most}",
    };

    private static string Plural(HowMany many, string one, string several) => (many.Most ?? many.Least) < 2 ? one : several;

    private static string To(Scope scope) => IsAll(scope) ? "" : $" to {Of(scope)}";

    private static bool IsAll(Scope scope) => scope.IsWhole && scope.Strangers;

    private static string Per(Expected expected) => expected.By is { } place ? $" for each {Shown.Line(place.Written)}" : "";

    private static string Told(Scope scope) =>
        scope.Statuses.Count == 0 ? "" : $"told {string.Join(" or ", scope.Statuses.Select(range => range.From == range.To ? $"{range.From}" : $"{range.From / 100}xx"))}";

    private static string Where(Scope scope) => scope.When.Count == 0 ? "" : $"where {string.Join(", ", scope.When.Select(Condition))}";

    private static string Condition(Scenarios.Matching.Condition condition) =>
        Shown.Line(ValueText.IsSecret(condition.Subject) ? $"{condition.Subject.Written}: ***" : condition.Written);
}
