using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios;

/// <summary>Says in a sentence what one rule made of a call, once the scan has passed it. It asks the rule in the scan's own order and counts nothing.</summary>
/// <param name="rule">The rule.</param>
/// <param name="decider">The rule or limit that had decided the call when this one was looked at; null when none had.</param>
internal readonly struct WhyNot(Rule rule, string? decider)
{
    private const int MostShown = 60;

    /// <summary>Of a rule for other operations.</summary>
    public static Reason Elsewhere(Rule rule) =>
        new(rule.Name, Fired: false, $"It is for {Some([.. rule.Calls.Select(operation => operation.Name)])}.");

    /// <summary>Of what is delivered by another protocol alone.</summary>
    public static string OtherProtocol(Protocols on, Protocols came) => $"What it delivers is of {on.Name()} alone, and this came by {came.Name()}.";

    /// <summary>Of a rule for the call's operation.</summary>
    /// <param name="fired">Whether it has fired.</param>
    /// <param name="count">What it has counted, this call included; null when it has counted nothing of it.</param>
    /// <param name="glance">The call.</param>
    /// <param name="situation">The call.</param>
    /// <param name="key">What it drew by; null for the call's key.</param>
    public Reason Tell(bool fired, Count? count, ref Glance glance, in Situation situation, ulong? key) => new(
        rule.Name,
        fired,
        fired ? Fired(count!) : Unmet(ref glance) ?? Uncounted(count) ?? Untimely(situation) ?? Decided() ?? Unlucky(situation, key));

    private string Fired(Count count) =>
        $"It fires, for the {Nth(count.Fired + 1)} time{(rule.Times is { } times ? $" of {times}" : "")}{(rule.Continues ? ", and goes on" : "")}.";

    private string? Unmet(ref Glance glance) =>
        decider is not null && !rule.CountsOthers ? Decided()
        : !rule.FitsStage(glance.Accepted) ? $"It acts on what the vendor {(rule.Plan.Stage == Stage.Accepted ? "accepts, and it refuses this" : "refuses, and it accepts this")}."
        : !rule.IsOn(glance.Protocol) ? OtherProtocol(rule.On, glance.Protocol)
        : !rule.IsIn(ref glance) ? $"It acts in {Some(rule.In)}, and this is `{glance.State}`."
        : rule.Unmet(ref glance) is { } condition ? $"`{condition.Written}` does not hold: there is {Shown(ref glance, condition.Subject)}."
        : !rule.HasValue(ref glance) ? "There is no value where its `per` looks."
        : null;

    private string? Uncounted(Count? count) =>
        count is null || (rule.Times is { } times && count.Fired >= times) ? $"It has fired {rule.Times} {(rule.Times == 1 ? "time" : "times")}, as often as it may."
        : count.Met <= rule.After ? $"The first {rule.After} pass, and this is the {Nth(count.Met)}."
        : rule.Every > 1 && (count.Met - rule.After) % rule.Every != 0 ? $"It fires on every {Nth(rule.Every)}, and this is the {Nth(count.Met - rule.After)}."
        : rule.Only.Length > 0 && Array.BinarySearch(rule.Only, count.Met) < 0 ? $"It fires on {Some([.. rule.Only.Select(Nth)])} alone, and this is the {Nth(count.Met)}."
        : null;

    private string? Untimely(in Situation situation) => rule.During.Holds(situation.Since) ? null
        : $"It acts from {Durations.Text(rule.During.From)} on{(rule.During.For == TimeSpan.MaxValue ? "" : $" for {Durations.Text(rule.During.For)}")}, and this came at {Durations.Text(situation.Since)}.";

    private string? Decided() => decider is null ? null : $"`{decider}` has decided the call.";

    private string Unlucky(in Situation situation, ulong? key) =>
        $"It drew {situation.Chance.For(rule.Purpose, key ?? situation.Chance.Key).Fraction():0.000}, and fires below {rule.Probability:0.###}.";

    private static string Shown(ref Glance glance, Subject subject)
    {
        ref var found = ref glance.At(subject);
        return found.Is switch
        {
            Found.Shape.Nothing => "nothing",
            Found.Shape.Json => $"`{Visible.Of(found.Json.GetRawText(), MostShown)}`",
            Found.Shape.Text => $"`{Visible.Of(found.Text.ToString(), MostShown)}`",
            _ => $"`{found.Number}`",
        };
    }

    private static string Some(IReadOnlyList<string> names) =>
        names.Count > 3 ? $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more" : string.Join(" and ", names);

    private static string Nth(long number) => number switch
    {
        _ when number % 100 is 11 or 12 or 13 => $"{number}th",
        _ when number % 10 == 1 => $"{number}st",
        _ when number % 10 == 2 => $"{number}nd",
        _ when number % 10 == 3 => $"{number}rd",
        _ => $"{number}th",
    };
}
