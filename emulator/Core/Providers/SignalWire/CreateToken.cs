using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>POST /api/chat/tokens: a signed token that lets one member into channels for some minutes.</summary>
internal sealed class CreateToken(SignalWireProvider provider) : Operation(provider, Entry())
{
    public const string Name = "signalwire.create_token";

    public static new CatalogueOperation Entry() => new(
        Name,
        "POST",
        "/api/chat/tokens",
        ChangesState: true,
        SuccessStatus: 200,
        SignalWireProfile.Standard.CreateToken.Paths,
        """{"ttl":60,"channels":{"general":{"read":true,"write":true}},"member_id":"ada"}""")
    {
        Mints = true,
        Key = "body.member_id",
        Minutes = "body.ttl",
        MintsDated = true,
        AnswerPaths = ["body.token"],
    };

    public override Reading Read(Exchange exchange, Profile profile)
    {
        var own = (SignalWireProfile)profile;
        return BodyReader.Read(exchange, own.CreateToken, own.Bodies);
    }

    public override Verdict Judge(Reading reading, Caller caller, ProviderState state)
    {
        if (caller.Refusal is { } unproven)
        {
            return unproven;
        }

        var account = (SignalWireAccount)caller.Proven!;
        var profile = ((SignalWireState)state).Profile;
        return !account.MayChat ? SignalWireErrors.Status(profile.MissingScope, $"The API token of '{account.Name}' lacks the scope Chat.")
            : reading.Unreadable is { } unreadable ? SignalWireErrors.Named(unreadable.Error) with { Why = unreadable.Why }
            : reading.Violations.Count > 0 ? Refuse(reading.Violations, profile)
            : new CreateTokenCommand(account, reading.Body);
    }

    public override Refusal? Admit(ProviderState state, DateTimeOffset at) => ((SignalWireState)state).Meter?.Admits(at) == false
        ? SignalWireErrors.Named("rate_limited") with { Why = "The documented rate limit (profile rate_limit): 13,800 POSTs in 10 s." }
        : null;

    public override Draft Draft(Command command, Moment moment)
    {
        var order = (CreateTokenCommand)command;
        var (body, mint) = ChatTokens.Mint(order, moment);
        var reply = new Reply(
            ((SignalWireProfile)moment.Profile).Created, SignalWireErrors.ContentType, body, SignalWireErrors.RequestId(moment));
        return new Draft(reply, mint);
    }

    // The vendor's text names no unit, and many an SDK's example is in seconds.
    private static string? Hint(IReadOnlyList<Violation> violations) =>
        violations.Any(violation => violation.Constraint.Rule is Rule.AtMost)
            ? $"It is in minutes: 43200 are 30 days. {Violation.More(violations)}".TrimEnd()
            : Violation.More(violations);

    private static Refusal Refuse(IReadOnlyList<Violation> violations, SignalWireProfile profile)
    {
        var missing = violations.Any(violation => violation.Constraint.Rule is Rule.Required);
        return new Refusal(violations[0].Constraint.Code, missing ? profile.MissingField : 422, violations[0].Message)
        {
            Violations = violations,
            Hint = Hint(violations),
        };
    }
}

/// <summary>A token is to be minted.</summary>
/// <param name="Account">The proven project.</param>
/// <param name="Body">The body, which keeps the contract.</param>
internal sealed record CreateTokenCommand(SignalWireAccount Account, JsonElement Body) : Command;
