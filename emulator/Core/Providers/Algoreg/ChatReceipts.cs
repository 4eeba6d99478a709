using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using static ChatEmulator.Contracts.Basis;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>The receipts about the page that an end-user token opens.</summary>
internal static class ChatReceipts
{
    private const string Pages = "Algoreg's pages on the chat: https://chat.algoreg.com/?token={token}";
    private const string Nobody = "No page says";

    private static Expected Refused => new("refused with token_refused", false) { Errors = [new ErrorEntry("token_refused", null)] };

    public static Receipt[] All() =>
    [
        new("open_chat.opens", "An end-user token opens a page", Documented, Pages, null, new Probe(Expected.Success with { Status = 200, Also = (answer, _) => IsPage(answer) }, Mint, context => Open(context, default))),
        new("open_chat.unknown", "An unknown token opens nothing", Assumed, Nobody, null, new Probe(Refused, _ => At("nonsense")), new Probe(Refused, _ => At(""))),
        new("open_chat.expired", "An expired token opens nothing", Inferred, "Tokens have an expires_at", null, new Probe(Refused, Mint, context => Open(context, TimeSpan.FromHours(1))) { Needs = ProbeNeeds.Clock }),
        new("open_chat.status", "A token that opens nothing is answered with 401", Assumed, Nobody, "open_chat_refusal", new Probe(Expected.Refusal(401), _ => At("nonsense"))),
        new("open_chat.accept", "Whoever prefers HTML is refused with a page", Assumed, Nobody, null, new Probe(new Expected("a page", false) { Also = (answer, _) => IsPage(answer) }, _ => At("nonsense") with { Accept = "text/html" })),
    ];

    private static ProbeRequest Mint(ProbeContext context) =>
        new("POST", "/api/v1/chat/token", "{\"external_id\":\"c-1\"}"u8.ToArray()) { Authorization = context.Authorization };

    private static ProbeRequest Open(ProbeContext context, TimeSpan after) => At(AnswerJson.Text(context.Answers[0], "token") ?? "") with { After = after };

    private static ProbeRequest At(string token) => new("GET", "/?token=" + Uri.EscapeDataString(token)) { ContentType = null };

    private static bool IsPage(Reply answer) => answer.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
