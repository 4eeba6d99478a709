using ChatEmulator.Deliveries;
using ChatEmulator.Scenarios;

namespace ChatEmulator.Mappings;

/// <summary>A mapping that was found for a call before the world's lock was taken.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Stock">Among which it was found.</param>
/// <param name="LookedAtStates">Whether it would perhaps be another if a scenario were in another state.</param>
internal sealed record Hit(Mapping Mapping, Stock Stock, bool LookedAtStates)
{
    /// <summary>Whether it would be found again as things stand now.</summary>
    public bool IsCurrent(Stock now) =>
        ReferenceEquals(now, Stock) || (now.Table == Stock.Table && now.Settings == Stock.Settings && !LookedAtStates);

    /// <summary>What becomes of the call.</summary>
    public Plan Plan
    {
        get
        {
            var (plan, settings) = (Mapping.Plan, Stock.Settings);
            List<Delivery> added = [];
            if (settings.Delay is { } delay && !Mapping.SaysDelay)
            {
                added.Add(delay);
            }

            if (settings.Drawn is { } drawn && !Mapping.SaysDrawnDelay)
            {
                added.Add(drawn.Of(plan.Rule!));
            }

            return added.Count == 0 ? plan : new Plan(plan.Rule, plan.Stage, plan.Wish, plan.Answer, Menu.InOrder([.. added, .. plan.Deliveries])) { SaysEffect = true };
        }
    }
}
