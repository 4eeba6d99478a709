using System.Text;
using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// POST /api/v1/token: a bearer for a name and a password. The vendor's own sample sends no Content-Type, so any will do, and no
/// Authorization header is looked at. The shape of a success beyond `access_token` is assumed.
/// </summary>
internal sealed class Login(AlgoregProvider provider) : AlgoregOperation(provider, Entry())
{
    public const string Name = "algoreg.login";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly Purpose Bearer = new("bearer");

    public static new CatalogueOperation Entry() => new(
        Name,
        "POST",
        "/api/v1/token",
        ChangesState: true,
        SuccessStatus: 200,
        AlgoregProfile.Standard.Login.Paths,
        """{"grant_type":"password","username":"api@acme.test","password":"secret"}""")
    {
        TakesCredentials = false,
        Mints = true,
        Key = "body.username",
        AnswerPaths = ["body.access_token", "body.token_type", "body.expires_in"],
    };

    public override string Sample(ProbeContext context) =>
        $"{{\"grant_type\":\"password\",\"username\":{TextContext.Quoted(context.Name)},\"password\":{TextContext.Quoted(context.Secret)}}}";

    // A body that cannot be judged is refused for what is wrong with it, and tries no password.
    public override Caller Identify(Exchange exchange, Reading reading, ProviderState state, DateTimeOffset at)
    {
        var own = (AlgoregState)state;
        return reading.Unreadable is not null || reading.Violations.Count > 0
            ? default
            : own.Door.ByPassword(Text(reading.Body, "username")!, Text(reading.Body, "password")!, own.Profile.WrongLogin);
    }

    public override Draft Draft(Command command, Moment moment)
    {
        var account = ((LoginCommand)command).Account;
        var state = (AlgoregState)moment.State;
        var id = moment.Dice.For(Bearer, moment.Key).Next();
        var token = state.Tokens.Mint(TokenKind.Bearer, id, account, Instants.After(moment.At, Lifetime), state.World);
        var body = state.Profile.AnswersLoginLikeOAuth
            ? $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{(int)Lifetime.TotalSeconds}}}"""
            : $$"""{"access_token":"{{token}}"}""";
        return new Draft(
            new Reply(200, AlgoregErrors.ContentType, Encoding.UTF8.GetBytes(body)),
            new MintToken<ulong>(state.Bearers, id, $"username {account.Name}", moment));
    }

    protected override bool TakesAnyContentType => true;

    protected override Contract Takes(AlgoregProfile profile) => profile.Login;

    protected override Verdict Accept(Reading reading, in Caller caller, AlgoregState state) => new LoginCommand((AlgoregAccount)caller.Proven!);
}

/// <summary>A bearer is to be minted.</summary>
/// <param name="Account">The proven user of the API.</param>
internal sealed record LoginCommand(AlgoregAccount Account) : Command;
