using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Stubs;

/// <summary>An endpoint of another service. It takes whatever comes; which of its entries answers, if any, the scenario decides.</summary>
/// <param name="provider">The stubs of its scenario.</param>
/// <param name="entry">The endpoint.</param>
internal sealed class StubOperation(StubProvider provider, CatalogueOperation entry) : Operation(provider, entry)
{
    private const string IdempotencyKey = "Idempotency-Key";

    private static readonly Contract Anything = new();

    /// <summary>Whether a method asks for nothing to be changed (RFC 9110).</summary>
    public static bool Reads(string method) => method is "GET" or "HEAD" or "OPTIONS" or "TRACE";

    public override Reading Read(Exchange exchange, Profile profile) =>
        BodyReader.Read(exchange, Anything, profile.Bodies).And(new StubCommand(!Reads(exchange.Method), exchange.Header(IdempotencyKey)));

    public override Verdict Judge(Reading reading, Caller caller, ProviderState state) => (StubCommand)reading.More!;

    // Its own answer is that of the entry which fired, or of none: it comes with the plan.
    public override Draft Draft(Command command, Moment moment)
    {
        var call = (StubCommand)command;
        return new Draft(new Reply(204), call.Changes ? new StubChange(call.Key, moment.Request) : null);
    }
}

/// <summary>A call that a stub takes.</summary>
/// <param name="Changes">Whether its method asks for something to be changed.</param>
/// <param name="Key">What the client itself says that makes two calls one; null when it says nothing.</param>
internal sealed record StubCommand(bool Changes, string? Key) : Command;
