using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>The tokens that a call presents, for whoever looks at them.</summary>
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

    /// <summary>
    /// Those of its tokens and bearers that were revoked before: the bearer of its header, those in its address, and what its operation takes for
    /// one; null when there is none, or nobody asks. Whoever calls holds the world's gate, and the call has changed nothing yet.
    /// </summary>
    public static IReadOnlyList<string>? Revoked(in Visit visit, DateTimeOffset at) =>
        MayBe(visit.World) ? Revoked(visit.World, [visit.Operation.Presented(visit.Exchange, visit.Reading), .. In(visit.Exchange)], at) : null;

    /// <summary>The same of a call to nobody's path.</summary>
    public static IReadOnlyList<string>? Revoked(World world, Exchange exchange, DateTimeOffset at) =>
        MayBe(world) ? Revoked(world, In(exchange), at) : null;

    private static bool MayBe(World world) => world.Judge?.AsksForRevoked == true && world.Matter.States.MayHaveRevoked;

    private static List<string>? Revoked(World world, IEnumerable<string?> tokens, DateTimeOffset at)
    {
        List<string> revoked = [.. tokens.OfType<string>().Distinct().Where(token => world.Matter.States.IsRevoked(token, at)).Select(token => Stem(token, world)).Distinct()];
        return revoked.Count == 0 ? null : revoked;
    }

    private static List<string?> In(Exchange exchange)
    {
        var tokens = new List<string?> { Bearer.In(exchange.Header("Authorization")) };
        var fields = new QueryFields(exchange.Query);
        while (fields.Next())
        {
            if (fields.Name is "token" or "access_token")
            {
                tokens.Add(fields.Value.ToString());
            }
        }

        return tokens;
    }

    // A declared bearer that names the world is the same one; no token that was minted has a plus in it.
    private static string Stem(string token, World world) => PlusName.OfText(token) is { } named && named.World == world.Name ? named.Stem : token;
}
