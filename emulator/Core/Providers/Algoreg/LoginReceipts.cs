using System.Text;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using static ChatEmulator.Contracts.Basis;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>The receipts about logins, bearers and locked accounts.</summary>
internal static class LoginReceipts
{
    private const string Path = "/api/v1/token";
    private const string Page = "Algoreg API";
    private const string Nobody = "No page says";
    private const string Number = "That repeated wrong passwords lock an account is documented, the number is not";

    public static Receipt[] All() => [.. Logins(), .. Bearers(), .. Locks()];

    private static Receipt[] Logins() =>
    [
        new("login.answer", "A login is answered with 200 and access_token", Inferred, $"{Page}: access_token is documented, the status is inferred", null, new Probe(Expected.Success with { Status = 200, Also = (answer, _) => Token(answer) is { Length: > 0 } }, Right)),
        new("login.alone", "A login's answer has access_token and nothing else", Assumed, Nobody, "login_answer", new Probe(Expected.Success with { Also = (answer, _) => AnswerJson.Names(answer) == "access_token" }, Right)),
        new("login.content_type", "A login may come under any Content-Type and none", Observed, "The vendor's own sample sends none", null, new Probe(Expected.Success, context => Right(context) with { ContentType = null }), new Probe(Expected.Success, context => Right(context) with { ContentType = "text/plain" })),
        new("login.wrong", "A login with a wrong password is unauthorized", Assumed, Nobody, "wrong_login", new Probe(Expected.Refusal(401, "unauthorized"), Wrong) { Needs = ProbeNeeds.Lock }),
        new("login.unknown", "A login of nobody's name is unauthorized", Assumed, Nobody, "wrong_login", new Probe(Expected.Refusal(401, "unauthorized"), context => Login("nobody@" + context.Unique, "secret"))),
    ];

    private static Receipt[] Bearers() =>
    [
        new("bearer.opens", "A bearer opens what name and password open", Documented, Page, null, new Probe(Expected.Success, Right, context => WithBearer(context, default))),
        new("bearer.scheme", "The word Bearer is compared without case", Documented, "RFC 6750 and RFC 9110", null, new Probe(Expected.Success, Right, context => Mint("bearer " + Token(context.Answers[0])))),
        new("bearer.unknown", "A bearer that is nobody's is unauthorized", Assumed, Nobody, null, new Probe(Expected.Refusal(401, "unauthorized"), _ => Mint("Bearer nobody"))),
        new(
            "bearer.lifetime", "A bearer is valid for one hour", Documented, Page, null,
            new Probe(Expected.Success, Right, context => WithBearer(context, TimeSpan.FromMinutes(59))) { Needs = ProbeNeeds.Clock },
            new Probe(new Expected("refused", false), Right, context => WithBearer(context, TimeSpan.FromHours(1))) { Needs = ProbeNeeds.Clock }),
        new("bearer.expired", "An expired bearer is answered with 401 and a code of its own", Assumed, Nobody, null, new Probe(Expected.Refusal(401, "bearer_expired"), Right, context => WithBearer(context, TimeSpan.FromHours(1))) { Needs = ProbeNeeds.Clock }),
    ];

    private static Receipt[] Locks() =>
    [
        new(
            "lock.after", "Five wrong passwords in a row lock the account, and four do not", Assumed, Number, "lock_after",
            new Probe(Expected.Success, [.. Enumerable.Repeat(Wrong, 4), Right]) { Needs = ProbeNeeds.Lock },
            new Probe(new Expected("refused with unauthorized", false) { Errors = [new ErrorEntry("unauthorized", null)] }, [.. Enumerable.Repeat(Wrong, 4), Basic]) { Needs = ProbeNeeds.Lock },
            new Probe(new Expected("refused with account_locked", false) { Errors = [new ErrorEntry("account_locked", null)] }, [.. Enumerable.Repeat(Wrong, 4), Basic, Right]) { Needs = ProbeNeeds.Lock }),
        new("lock.status", "A locked account is answered with 403, whatever the password", Assumed, Nobody, "locked", new Probe(Expected.Refusal(403), [.. Enumerable.Repeat(Wrong, 5), Right]) { Needs = ProbeNeeds.Lock, Premise = IsLocked }, new Probe(Expected.Refusal(403), [.. Enumerable.Repeat(Wrong, 6)]) { Needs = ProbeNeeds.Lock, Premise = IsLocked }),
        new("lock.reset", "A right password ends the count", Assumed, Nobody, null, new Probe(Expected.Success, [Wrong, Wrong, Wrong, Wrong, Right, Wrong, Wrong, Wrong, Wrong, Right]) { Needs = ProbeNeeds.Lock, Premise = context => context.Answers[4].Status == 200 }),
        new("lock.bearers", "Bearers that were minted before go on working", Assumed, Nobody, null, new Probe(Expected.Success, [Right, .. Enumerable.Repeat(Wrong, 5), context => WithBearer(context, default)]) { Needs = ProbeNeeds.Lock }),
    ];

    private static bool IsLocked(ProbeContext context) => ErrorEntry.Of(context.Answers[^1]).Contains(new ErrorEntry("account_locked", null), ErrorEntry.Comparer);

    private static ProbeRequest Right(ProbeContext context) => Login(context.Name, context.Secret);

    private static ProbeRequest Wrong(ProbeContext context) => Login(context.Name, context.Secret + "-wrong");

    private static ProbeRequest Basic(ProbeContext context) => Mint(context.WrongAuthorization);

    private static ProbeRequest WithBearer(ProbeContext context, TimeSpan after) => Mint("Bearer " + Token(context.Answers[0])) with { After = after };

    private static ProbeRequest Mint(string authorization) =>
        new("POST", "/api/v1/chat/token", "{\"external_id\":\"c-1\"}"u8.ToArray()) { Authorization = authorization };

    private static ProbeRequest Login(string name, string secret) => new(
        "POST",
        Path,
        Encoding.UTF8.GetBytes($"{{\"grant_type\":\"password\",\"username\":{TextContext.Quoted(name)},\"password\":{TextContext.Quoted(secret)}}}"));

    // Of an answer without one, none: the call that is made with it is refused then.
    private static string? Token(Reply answer) => AnswerJson.Text(answer, "access_token");
}
