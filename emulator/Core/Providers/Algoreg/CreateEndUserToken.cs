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
        """{"external_id":"c-1","emails":["ada@example.com"]}""");

    // The token comes first in nobody's reading: the documented order is expires_at, token.
    public override Draft Draft(Command command, Moment moment)
    {
        var order = (CreateEndUserTokenCommand)command;
        var state = (AlgoregState)moment.State;
        var ends = Instants.After(moment.At, state.Profile.EndUserTokenLifetime);
        var id = moment.Dice.For(Token, moment.Key).Next();
        var token = state.Tokens.Mint(EndUserTokens.Kind, id, ends);
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"expires_at":{{ends.ToUnixTimeSeconds()}},"token":"{{token}}"}""");
        return new Draft(
            new Reply(200, AlgoregErrors.ContentType, Encoding.UTF8.GetBytes(body)),
            new MintToken<ulong>(state.Book, id, order.Whom, moment.Request));
    }

    protected override Verdict Accept(Reading reading, AlgoregAccount account, AlgoregState state)
    {
        var customer = Text(reading.Body, "external_id");
        var emails = reading.Body.ValueKind == JsonValueKind.Object && reading.Body.TryGetProperty("emails", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(each => each.GetString()!)]
            : Array.Empty<string>();
        return string.IsNullOrEmpty(customer) && emails.Length == 0 && state.Profile.Is("end_user", "required")
            ? AlgoregErrors.Named("end_user_missing", "Neither emails nor external_id is given: the token would open no thread.")
            : new CreateEndUserTokenCommand(account, Whom(customer, emails));
    }

    private static string? Whom(string? customer, string[] emails) =>
        !string.IsNullOrEmpty(customer) ? $"external_id {customer}"
        : emails.Length > 0 ? $"emails {string.Join(' ', emails)}"
        : null;
}

/// <summary>An end-user token is to be minted.</summary>
/// <param name="Account">The proven user of the API.</param>
/// <param name="Whom">Whom it is for, as a person would say; null for nobody.</param>
internal sealed record CreateEndUserTokenCommand(AlgoregAccount Account, string? Whom) : Command;
