using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>Makes what a decided call changes, as its plan wishes.</summary>
internal static class Committed
{
    public static Effect Commit(
        in Visit visit, in Caller caller, Verdict verdict, Draft? draft, Plan plan, in Moment moment, out Deed? late)
    {
        late = null;
        Note(visit, caller, plan, moment);
        if (draft?.Change is not { } change)
        {
            return Effect.None;
        }

        if (verdict is Refusal)
        {
            if (plan.Stage != Stage.Edge)
            {
                change.Apply(moment.State, moment.At, again: false);
            }

            return Effect.None;
        }

        var deed = new Deed(visit.Operation, caller.Proven, visit.World.Journal.Next, change, moment.State);
        late = plan.Wish.Kind == WishKind.Late ? deed : null;
        return visit.World.Commit(deed, plan.Wish, plan.TellsOwnAnswer, moment.At);
    }

    // What right credentials change. At the edge nobody looked at them, and of a body over the limit neither.
    private static void Note(in Visit visit, in Caller caller, Plan plan, in Moment moment)
    {
        if (caller.Change is { } change && plan.Stage != Stage.Edge && !visit.Exchange.BodyTooLarge)
        {
            change.Apply(moment.State, moment.At, again: false);
        }
    }

    public static void Follow(in Visit visit, Plan plan, in Aftermath after)
    {
        foreach (var sequel in plan.Then)
        {
            visit.Provider.Follow(sequel, after);
        }
    }
}
