using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;

namespace ChatEmulator;

/// <summary>What a plan's deliveries come to for one call: delays are drawn, and what the answer does not allow is played as the nearest that it does.</summary>
internal static class Settling
{
    public static Plan Of(Plan plan, in Visit visit, in Situation situation, Reply answer)
    {
        if (plan.Deliveries.Count == 0)
        {
            return plan;
        }

        var isHead = visit.Exchange.Method == "HEAD";
        return plan.Settled(new Occasion(visit.World.Dice, situation.Chance.Key, situation.Since, answer.HasBody && !isHead, isHead));
    }
}
