using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>POST /api/v1/chat/token: a token with which an end user opens the chat page.</summary>
internal sealed class CreateEndUserToken(AlgoregProvider provider) : AlgoregOperation(provider, Entry())
{
    public const string Name = "algoreg.create_end_user_token";

    private static readonly Purpose Token = new("token");

    public static new CatalogueOperation Entry() => new(
        Name,
        "POST",
        "/api/v1/chat/token",
        ChangesState: true,
        SuccessStatus: 200,
        AlgoregProfile.Standard.EndUserToken.Paths,
        """{"external_id":"c-1","emails":["ada@example.com"]}""")
    {
        Mints = true,
        Key = "body.external_id",
        AnswerPaths = ["body.expires_at", "body.token"],
    };

    // The token comes first in nobody's reading: the documented order is expires_at, token.
    public override Draft Draft(Command command, Moment moment)
    {
        var order = (CreateEndUserTokenCommand)command;
        var state = (AlgoregState)moment.State;
        var ends = Instants.After(moment.At, state.Profile.EndUserTokenLifetime);
        var id = moment.Dice.For(Token, moment.Key).Next();
        var token = state.Tokens.Mint(TokenKind.EndUser, id, order.Account, ends, state.World);
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"expires_at":{{ends.ToUnixTimeSeconds()}},"token":"{{token}}"}""");
        return new Draft(
            new Reply(200, AlgoregErrors.ContentType, Encoding.UTF8.GetBytes(body)),
            new MintEndUserToken(state, id, order.EndUser, moment));
    }

    protected override Contract Takes(AlgoregProfile profile) => profile.EndUserToken;

    // A million addresses are joined before any lock.
    protected override Reading Further(Reading reading)
    {
        var customer = Text(reading.Body, "external_id");
        return reading.And(new EndUser(string.IsNullOrEmpty(customer) ? null : customer, Texts(reading.Body, "emails") ?? [], Texts(reading.Body, "tags")));
    }

    protected override Verdict Accept(Reading reading, in Caller caller, AlgoregState state)
    {
        var user = (EndUser)reading.More!;
        return user.Whom is null && state.Profile.NeedsEndUser
            ? AlgoregErrors.Named("end_user_missing", "Neither emails nor external_id is given: the token would open no thread.")
            : new CreateEndUserTokenCommand((AlgoregAccount)caller.Proven!, user);
    }

    private static string[]? Texts(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(each => each.GetString()!)]
            : null;
}

/// <summary>An end-user token is to be minted.</summary>
/// <param name="Account">The proven user of the API.</param>
/// <param name="EndUser">Whom it is for.</param>
internal sealed record CreateEndUserTokenCommand(AlgoregAccount Account, EndUser EndUser) : Command;

/// <summary>The change that an end-user token is; for whom it was minted is remembered as long as there is room.</summary>
internal sealed class MintEndUserToken(AlgoregState state, ulong id, EndUser user, in Moment moment)
    : MintToken<ulong>(state.EndUserTokens, id, user.Whom, moment)
{
    private readonly ulong _id = id;

    public override long Size => base.Size + user.Size;

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again)
    {
        ((AlgoregState)state).EndUsers.Add(_id, user);
        return base.Apply(state, at, again);
    }
}
