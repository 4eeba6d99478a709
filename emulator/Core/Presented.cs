using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;

namespace ChatEmulator;

/// <summary>What a provider can read in the token that a call presents, for rules that look at it.</summary>
internal static class Presented
{
    /// <summary>
    /// Its claims, whether it is good, stale or not of this world; undefined when there is none, or nobody looks. Whoever calls holds the world's gate.
    /// </summary>
    public static JsonElement Claims(in Visit visit, DateTimeOffset at) =>
        visit.World.Scenario.LooksAtTokens
        && visit.Operation.Presented(visit.Exchange, visit.Reading) is { } token
        && visit.Provider.Inspect(token, visit.World.State(visit.Provider), at)?.Claims is { } claims
        && !Surrogates.HasHalf(Encoding.UTF8.GetBytes(claims))
            ? JsonElement.Parse(claims)
            : default;
}
