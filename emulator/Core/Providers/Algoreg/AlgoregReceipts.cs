using System.Text;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using static ChatEmulator.Contracts.Basis;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>The rules that are kept in Algoreg's name beside the rows of its contracts, each with what it rests on.</summary>
internal static class AlgoregReceipts
{
    private const string Tokens = "/api/v1/chat/token";
    private const string Messages = "/api/v1/message";
    private const string Page = "Algoreg API";
    private const string Nobody = "No page says";
    private const string Sound = "{\"external_id\":\"c-1\"}";

    public static IReadOnlyList<Receipt> All { get; } =
    [
        .. Access(), .. Errors(), .. EndUserTokens(), .. Sending(), .. ReadReceipts.All(), .. ChatReceipts.All(), .. Paths(), .. LoginReceipts.All(),
        .. new BodyReceipts("create_end_user_token", Tokens, Sound, "from").All(),
        new BodyReceipts("create_message", Messages, Sound, "from").Depth(Nested, Expected.Refusal(422, "invalid_field"), ProbeNeeds.Message),
    ];

    private static Receipt[] Access() =>
    [
        new("auth.missing", "A call without credentials is unauthorized", Assumed, $"{Page}: that credentials are needed is documented, the status is not", null, As(_ => null, Sound, Expected.Refusal(401, "unauthorized"))),
        new("auth.wrong", "A call with a wrong password is unauthorized", Assumed, $"{Page}: that credentials are needed is documented, the status is not", null, As(context => context.WrongAuthorization, Sound, Expected.Refusal(401, "unauthorized")) with { Needs = ProbeNeeds.Lock }),
        new("auth.scheme", "The word Basic is compared without case", Documented, "RFC 7617", null, As(context => "basic" + context.Authorization[5..], Sound, Expected.Success)),
        new("order.credentials", "Credentials are looked at before the body", Assumed, Nobody, null, As(_ => null, "{", Expected.Refusal(401, "unauthorized"))),
    ];

    private static Receipt[] Errors() =>
    [
        new("errors.shape", "A problem is told two times: as a deprecated v1 entry and as a v2 entry", Documented, $"{Page}: the shape of errors", null, Post(Tokens, "{\"from\":7}", new Expected("code, deprecated, message, will_be_deprecated, twice", false) { Also = HasBothEntries })),
        new("errors.status", "A wrong field is answered with 422", Assumed, Nobody, null, Post(Tokens, "{\"from\":7}", Expected.Refusal(422, "invalid_field"))),
        new("errors.all", "Every broken rule is told, in the order of the table", Assumed, Nobody, null, Post(Tokens, "{\"from\":7,\"emails\":{}}", new Expected("two problems", false) { Also = (answer, _) => ErrorEntry.Of(answer).Count == 2 })),
        new("errors.no_object", "JSON that is not an object is a bad request", Assumed, Nobody, null, Post(Tokens, "[]", Expected.Refusal(400, "bad_request")), Post(Tokens, "7", Expected.Refusal(400, "bad_request"))),
    ];

    private static Receipt[] EndUserTokens() =>
    [
        new("create_end_user_token.answer", "The answer has expires_at as a whole number and token as a text", Documented, Page, null, Post(Tokens, Sound, Expected.Success with { Status = 200, Also = (answer, _) => Lifetime(answer, default) is not null })),
        new("create_end_user_token.lifetime", "A token lives one hour, and expires_at is in unix seconds", Assumed, $"{Page}: unix seconds are inferred, the hour is assumed", "end_user_token_lifetime", Post(Tokens, Sound, Expected.Success with { Also = (answer, context) => Lifetime(answer, context.Now) is >= 3_590 and <= 3_610 })),
        new("create_end_user_token.url_safe", "A token can stand in an address as it is", Documented, "It travels as https://chat.algoreg.com/?token={token}", null, Post(Tokens, Sound, Expected.Success with { Also = (answer, _) => Token(answer)?.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '~') == true })),
        new("create_end_user_token.end_user", "A token is for emails or for an external_id", Assumed, "Inferred from what each of them opens", "end_user", Post(Tokens, "{}", Expected.Refusal(422, "end_user_missing"))),
        new("create_end_user_token.by_emails", "Emails alone are enough", Inferred, "What they open is documented", null, Post(Tokens, "{\"emails\":[\"ada@example.com\"]}", Expected.Success)),
    ];

    private static Receipt[] Sending() =>
    [
        new("create_message.answer", "A message is answered with 204 and nothing else", Documented, Page, null, Post(Messages, context => Message(context, ""), Expected.Success with { Status = 204, Also = (answer, _) => answer.Body.IsEmpty }) with { Needs = ProbeNeeds.Message }),
        new("create_message.recipient", "A message names somebody", Assumed, Nobody, "recipient", Post(Messages, "{\"content\":\"for nobody\"}", Expected.Refusal(422, "recipient_missing")) with { Needs = ProbeNeeds.Message }),
        new("create_message.thread_not_found", "A thread_id must be a thread's", Assumed, Nobody, null, Post(Messages, "{\"thread_id\":\"no such thread\"}", Expected.Refusal(404, "thread_not_found")) with { Needs = ProbeNeeds.Message }),
        new("create_message.base64", "A file is padded base64 of the usual alphabet, without white space", Assumed, Nobody, "base64", File("QQ"), File("-_8="), File("QQ =="), File("QUJD\\r\\nQUJD")),
    ];

    private static Receipt[] Paths() =>
    [
        new("path.unknown", "A path that is nobody's is not found", Assumed, Nobody, null, At("POST", "/api/v1/nothing", Expected.Refusal(404, "not_found"))),
        new("path.method", "Another method is not allowed, and told which is", Assumed, Nobody, null, At("GET", Messages, NotAllowed), At("HEAD", Messages, Expected.Refusal(405)), At("OPTIONS", Messages, NotAllowed)),
        new("path.exact", "Paths are compared with case, and a slash at the end is another path", Assumed, Nobody, null, At("POST", "/api/v1/Message", Expected.Refusal(404)), At("POST", Messages + "/", Expected.Refusal(404))),
    ];

    private static Expected NotAllowed => Expected.Refusal(405) with { Also = (answer, _) => answer.Headers.Any(header => header is { Name: "Allow", Value: "POST" }) };

    private static Probe File(string file) =>
        Post(Messages, context => Message(context, $",\"attachments\":[{{\"file\":\"{file}\"}}]"), Expected.Refusal(422, "invalid_attachment")) with { Needs = ProbeNeeds.Message };

    private static string Message(ProbeContext context, string more) =>
        $"{{\"to\":\"ada@example.com\",\"content\":\"Sent to find out how this API answers.\",\"ext_msg_id\":\"{context.Unique}\"{more}}}";

    private static string Nested(int levels) => $"{{\"priority\":\"none\",\"delivery\":{{\"a\":{new string('[', levels - 2)}{new string(']', levels - 2)}}}}}";

    private static Probe Post(string path, string body, Expected expected) => Post(path, _ => body, expected);

    private static Probe Post(string path, Func<ProbeContext, string> body, Expected expected) =>
        new(expected, context => new ProbeRequest("POST", path, Encoding.UTF8.GetBytes(body(context))) { Authorization = context.Authorization });

    private static Probe As(Func<ProbeContext, string?> who, string body, Expected expected) =>
        new(expected, context => new ProbeRequest("POST", Tokens, Encoding.UTF8.GetBytes(body)) { Authorization = who(context) });

    private static Probe At(string method, string path, Expected expected) =>
        new(expected, context => new ProbeRequest(method, path, method == "POST" ? Encoding.UTF8.GetBytes(Sound) : default) { Authorization = context.Authorization });

    private static bool HasBothEntries(Reply answer, ProbeContext context)
    {
        var entries = AnswerJson.Of(answer)!.Value.GetProperty("errors").EnumerateArray().ToList();
        return entries.Count == 2
            && entries.TrueForAll(entry => entry.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal).SequenceEqual(["code", "deprecated", "message", "will_be_deprecated"]))
            && entries.Count(entry => entry.GetProperty("deprecated").GetBoolean()) == 1;
    }

    private static string? Token(Reply answer) => AnswerJson.Text(answer, "token");

    private static double? Lifetime(Reply answer, DateTimeOffset now) =>
        Token(answer) is not null && AnswerJson.Of(answer)!.Value.TryGetProperty("expires_at", out var ends) && ends.TryGetInt64(out var seconds)
            ? seconds - now.ToUnixTimeSeconds()
            : null;
}
