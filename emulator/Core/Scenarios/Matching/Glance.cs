using System.Diagnostics.CodeAnalysis;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>
/// A look at one call by many rules. What stands at a place is looked up once: each place of a scenario has a slot here, and two share
/// one only where there are many.
/// </summary>
internal ref struct Glance(in Situation situation)
{
    private readonly Situation _situation = situation;
    private Kept _a;
    private Kept _b;
    private Kept _c;
    private Kept _d;
    private Kept _e;
    private Kept _f;
    private Kept _g;
    private Kept _h;

    public readonly bool Accepted => _situation.Accepted;

    /// <summary>What the call came by.</summary>
    public readonly Protocols Protocol => _situation.Exchange.Protocol;

    /// <summary>The state in which the call meets the rules; null when there are no states.</summary>
    public string? State { get; set; }

    /// <summary>Which call it is to the rule that looks now, from 1.</summary>
    public long Call { get; set; } = situation.Chance.Call;

    /// <summary>What stands at a place.</summary>
    [UnscopedRef]
    public ref Found At(Subject subject)
    {
        ref var kept = ref Slot(subject.Slot);
        if (!ReferenceEquals(kept.Subject, subject))
        {
            Look(subject, ref kept);
        }

        return ref kept.Found;
    }

    // Which call it is differs from rule to rule, and is not kept.
    private readonly void Look(Subject subject, ref Kept kept)
    {
        var isCall = subject is CallSubject;
        kept.Found = isCall ? Found.Of(Call) : subject.In(_situation);
        kept.Subject = isCall ? null : subject;
    }

    [UnscopedRef]
    private ref Kept Slot(int number)
    {
        switch (number & 7)
        {
            case 0:
                return ref _a;
            case 1:
                return ref _b;
            case 2:
                return ref _c;
            case 3:
                return ref _d;
            case 4:
                return ref _e;
            case 5:
                return ref _f;
            case 6:
                return ref _g;
            default:
                return ref _h;
        }
    }

    private ref struct Kept
    {
        public Subject? Subject;
        public Found Found;
    }
}
