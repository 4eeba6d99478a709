using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// GET /?token=…: the address that an end-user token goes into, by redirect or in a frame (documented); at the vendor's it has a host of
/// its own. What the page shows and what a bad token gets is assumed. The token is all the credentials that it asks for.
/// </summary>
internal sealed class OpenChat(AlgoregProvider provider) : AlgoregOperation(provider, Entry())
{
    public const string Name = "algoreg.open_chat";

    public const string Field = "token";

    public static new CatalogueOperation Entry() => new(
        Name,
        "GET",
        "/",
        ChangesState: false,
        SuccessStatus: 200,
        [],
        "")
    {
        Query = Field,
        TakesCredentials = false,
    };

    public override Reading Read(Exchange exchange, Profile profile) =>
        QueryReader.Read(exchange, Takes((AlgoregProfile)profile), profile.Bodies);

    public override Caller Identify(Exchange exchange, Reading reading, ProviderState state, DateTimeOffset at)
    {
        var own = (AlgoregState)state;
        return reading.Unreadable is not null || reading.Violations.Count > 0 || WhyNot(Text(reading.Query, Field)!, own, at) is not { } why
            ? default
            : new Caller(null, AlgoregErrors.Named("token_refused", why) with
            {
                Status = own.Profile.ChatRefusal,
                AsPage = Accepts.Page(exchange.Header("Accept")),
            });
    }

    /// <summary>The one in the address, whatever else is sent.</summary>
    public override string? Presented(Exchange exchange, Reading reading) => Text(reading.Query, Field);

    public override Draft Draft(Command command, Moment moment)
    {
        var token = ((OpenChatCommand)command).Token;
        var state = (AlgoregState)moment.State;
        return new Draft(ChatPage.Of(token, state.EndUsers.Of(token.Id), state), null);
    }

    protected override Contract Takes(AlgoregProfile profile) => profile.Chat;

    protected override Verdict Accept(Reading reading, in Caller caller, AlgoregState state) =>
        new OpenChatCommand(state.Tokens.Read(Text(reading.Query, Field)!)!);

    // Never with the token in it: the sentence goes to the journal and onto the page.
    private static string? WhyNot(string text, AlgoregState state, DateTimeOffset at)
    {
        if (state.Tokens.Read(text) is not { IsSealed: true } token)
        {
            return $"The token is unknown: {state.Tokens.Read(text)?.Whence(state.World) ?? AlgoregToken.Strange}";
        }

        if (token.Kind != TokenKind.EndUser)
        {
            return "The token is a bearer: it calls the API and opens no chat.";
        }

        var (name, why, _) = state.EndUserTokens.Tell(token.Id, token.Owner, token.EndsAt, at);
        return name == TokenBook<ulong>.Active ? null : $"The token is {name}: {why}";
    }
}

/// <summary>The chat page is to be shown.</summary>
/// <param name="Token">The token that opens it.</param>
internal sealed record OpenChatCommand(AlgoregToken Token) : Command;
