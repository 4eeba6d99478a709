using System.Text.Json;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings;

/// <summary>
/// A stub as WireMock writes it: which requests, and what is answered. It is a value; what changes while it is played, the state of its scenario,
/// belongs to the world. This room speaks WireMock's dialect and nothing else does: a mapping that fires becomes a plan like any other, and the one
/// engine plays it.
/// </summary>
internal sealed record Mapping
{
    /// <summary>The priority of a mapping that says none; 1 is the first.</summary>
    public const int UsualPriority = 5;

    /// <summary>What tells it apart from all others of its world.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Which of several that match answers: the lowest; of equals the newest.</summary>
    public int Priority { get; init; } = UsualPriority;

    /// <summary>When it came, among those of its world: of equal priority the highest answers.</summary>
    public long Order { get; init; }

    /// <summary>Which requests it answers.</summary>
    public required RequestPattern Request { get; init; }

    /// <summary>What becomes of a call that it answers: answer, effect, delivery.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Whether it says itself how long all its answers wait, so that the delay of the settings is not its own.</summary>
    public bool SaysDelay { get; init; }

    /// <summary>Whether it draws by itself how long each answer waits, so that the drawn delay of the settings is not its own.</summary>
    public bool SaysDrawnDelay { get; init; }

    /// <summary>The scenario whose states it takes part in; null for none.</summary>
    public string? Scenario { get; init; }

    /// <summary>The state in which alone it answers; null for all.</summary>
    public string? Required { get; init; }

    /// <summary>The state to which it leads; null when it leads to none.</summary>
    public string? Next { get; init; }

    /// <summary>What its author attached to it; null for nothing.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>The mapping as it is told: what was written, completed by its id.</summary>
    public required JsonElement Source { get; init; }

    /// <summary>What the journal calls it, by which it is found again: its name, and its id.</summary>
    public string Label => LabelOf(Name, Id);

    /// <summary>What the journal calls a mapping of that name and id.</summary>
    public static string LabelOf(string? name, Guid id) => name is null ? id.ToString() : $"{name} {id}";

    /// <summary>The id of the mapping that a call's rule names; null when it is no mapping's.</summary>
    public static Guid? IdOf(string? label) =>
        label is { Length: >= 36 } && Guid.TryParseExact(label.AsSpan(label.Length - 36), "D", out var id) ? id : null;

    /// <summary>The name of the mapping that a call's rule names; null when it has none.</summary>
    public static string? NameIn(string? label) => label is { Length: > 37 } && IdOf(label) is not null ? label[..^37] : null;

    /// <summary>Its place among all that match: the first answers.</summary>
    public static int Compare(Mapping one, Mapping other) =>
        one.Priority != other.Priority ? one.Priority.CompareTo(other.Priority) : other.Order.CompareTo(one.Order);
}
