using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Limits;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>A limit while its keys are being read.</summary>
/// <param name="call">What it has in common with rules: the calls that it covers, and how an answer travels.</param>
/// <param name="at">Where it stands.</param>
internal sealed class LimitDraft(RuleDraft call, Node at)
{
    public RuleDraft Call { get; } = call;

    public Node At { get; } = at;

    public string Name => Call.Name!;

    public MeterKind Kind { get; set; }

    public long Allow { get; set; }

    public TimeSpan Within { get; set; }

    /// <summary>The place by whose values it counts, as it was written; null for none.</summary>
    public string? Per { get; set; }

    public EarlyReturn Early { get; set; }

    public Answer Answer { get; set; } = new ErrorAnswer("rate_limited");

    public Measure Measure => new(Kind, Allow, Within, Early);

    public Limit Finish() => new(Measure)
    {
        Name = Name,
        Calls = Call.Calls,
        On = Call.On,
        When = [.. Call.When],
        Per = Call.Per,
        TellsTokens = Call.TellsTokens,
        Plan = new Plan(null, Stage.Edge, new Wish(WishKind.None), Answer, [.. Call.Deliveries.Select(delivery => delivery.Of($"limit {Name}"))]) { Limit = Name, SaysEffect = true },
    };
}
