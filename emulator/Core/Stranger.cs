using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>Answers paths that are no operation: in the dialect of whoever owns the prefix, else in a neutral one that names what exists.</summary>
internal sealed class Stranger(IReadOnlyList<Provider> providers)
{
    /// <summary>What is answered.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="route">What is known of its path.</param>
    /// <param name="world">The world.</param>
    /// <param name="near">Which stub mapping it nearly met, in a sentence; null for none.</param>
    /// <param name="at">When.</param>
    /// <param name="chance">What is drawn for it.</param>
    public (Refusal Refusal, Reply Answer) Answer(Exchange exchange, Route route, World world, string? near, DateTimeOffset at, in Chance chance)
    {
        if (route.Allowed is null && world.Latest.Stubs?.Allowed(exchange.Path) is { } methods)
        {
            var other = Refuse(exchange, new Route(null, null, methods), null);
            return (other, new Reply(other.Status, "application/json", Neutral(other, world)).With(new Header("Allow", methods)));
        }

        var refusal = Refuse(exchange, route, near);
        if (route.Provider is not { } provider)
        {
            return (refusal, new Reply(refusal.Status, "application/json", Neutral(refusal, world)));
        }

        var moment = new Moment(world.State(provider), world.Play.Profile(provider), at, world.Dice, chance.Request, chance.Key);
        var answer = provider.Answer(refusal, moment);
        return (refusal, route.Allowed is { } allowed ? answer.With(new Header("Allow", allowed)) : answer);
    }

    private static Refusal Refuse(Exchange exchange, Route route, string? near) =>
        route.Allowed is { } allowed
            ? new Refusal("method_not_allowed", 405, $"{Brief.Of(exchange.Path)} answers to {allowed}, not to {Brief.Of(exchange.Method)}.")
            : new Refusal("not_found", 404, $"There is no endpoint {Brief.Of(exchange.Method)} {Brief.Of(exchange.Path)}.{(near is null ? "" : $" {near}")}");

    private byte[] Neutral(Refusal refusal, World world)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("error", refusal.Why);
            json.WriteStartArray("endpoints");
            foreach (var operation in providers.SelectMany(provider => provider.Operations))
            {
                json.WriteStringValue($"{operation.Entry.Method} {operation.Entry.Path}{(operation.Entry.Query is { } field ? $"?{field}=TOKEN" : "")}");
            }

            foreach (var stub in world.Latest.Stubs?.Operations ?? [])
            {
                json.WriteStringValue(stub.Entry.Name);
            }

            json.WriteStringValue("GET /_emulator/health");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
