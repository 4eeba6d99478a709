using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>POST /api/chat/tokens: a signed token that lets one member into channels for some minutes.</summary>
internal sealed class CreateToken(SignalWireProvider provider) : Operation(provider, Entry())
{
    private static readonly Constraint Unknown = new(
        new Rule.Required(), "invalid_parameter", "", Basis.Assumed, "Profile unknown_fields: refuse");

    public static new CatalogueOperation Entry() => new(
        "signalwire.create_token",
        "POST",
        "/api/chat/tokens",
        ChangesState: true,
        SuccessStatus: 200,
        CreateTokenContract.Table.Paths,
        """{"ttl":60,"channels":{"general":{"read":true,"write":true}},"member_id":"ada"}""");

    public override Reading Read(Exchange exchange, OptionValues profile)
    {
        var reading = Reading.Of(exchange.Body, CreateTokenContract.Table);
        return profile.Text("unknown_fields") == "refuse"
            ? reading.With(CreateTokenContract.Table.Unknown(reading.Body).Select(name => new Violation(Unknown, name, $"{name} is not a known field")))
            : reading;
    }

    public override Verdict Judge(Reading reading, Caller caller, ProviderState state)
    {
        if (caller.Proven is not SignalWireAccount account)
        {
            return new Refusal("unauthorized", 401, caller.Why!);
        }

        var profile = ((SignalWireState)state).Profile;
        if (!account.MayChat)
        {
            var status = (int)profile.Number("missing_scope")!;
            return new Refusal(status == 403 ? "forbidden" : "unauthorized", status, $"The API token of '{account.Name}' lacks the scope Chat.");
        }

        if (reading.Unreadable is { } why)
        {
            return new Refusal("bad_request", 400, why);
        }

        return reading.Violations.Count > 0 ? Refuse(reading.Violations, profile) : new CreateTokenCommand(account, reading.Body);
    }

    public override Draft Draft(Command command, Moment moment)
    {
        var order = (CreateTokenCommand)command;
        var (body, mint) = ChatTokens.Mint(order, moment);
        var reply = new Reply(
            (int)moment.Profile.Number("created")!, SignalWireErrors.ContentType, body, SignalWireErrors.RequestId(moment));
        return new Draft(reply, mint);
    }

    private static Refusal Refuse(IReadOnlyList<Violation> violations, OptionValues profile)
    {
        var missing = violations.Any(violation => violation.Constraint.Rule is Rule.Required && violation.Constraint != Unknown);
        return new Refusal(violations[0].Constraint.Code, missing ? (int)profile.Number("missing_field")! : 422, violations[0].Message)
        {
            Violations = violations,
        };
    }
}

/// <summary>A token is to be minted.</summary>
/// <param name="Account">The proven project.</param>
/// <param name="Body">The body, which keeps the contract.</param>
internal sealed record CreateTokenCommand(SignalWireAccount Account, JsonElement Body) : Command(Account);
