using System.Text;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using static ChatEmulator.Contracts.Basis;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>The rules that are kept in SignalWire's name beside the rows of its contract, each with what it rests on.</summary>
internal static class SignalWireReceipts
{
    public const string Path = "/api/chat/tokens";

    private const string Page = "SignalWire REST API pages on chat tokens";
    private const string ErrorPage = "SignalWire REST API: error shapes";
    private const string Nobody = "No page says";
    private const string Channels = "\"channels\":{\"general\":{\"read\":true}}";
    private const string Sound = "{\"ttl\":60," + Channels + "}";

    public static IReadOnlyList<Receipt> All { get; } =
    [
        .. Access(), .. Answers(), .. Numbers(), .. Lengths(), .. Paths(), .. SignalWireTokenReceipts.All(Sound),
        .. new BodyReceipts("create_token", Path, Sound, "member_id").All(),
        new BodyReceipts("create_token", Path, Sound, "member_id").Depth(Nested, Expected.Success),
    ];

    /// <summary>A probe of one POST with the right credentials.</summary>
    public static Probe Post(string body, Expected expected) =>
        new(expected, context => new ProbeRequest("POST", Path, Encoding.UTF8.GetBytes(body)) { Authorization = context.Authorization });

    /// <summary>Refused with entries, each a code and a field.</summary>
    public static Expected Told(params string[] entries) => new($"refused with {string.Join(", ", entries)}", Accepted: false)
    {
        Errors = [.. entries.Select(entry => entry.Split(' ')).Select(parts => new ErrorEntry(parts[0], parts[1]))],
    };

    private static Receipt[] Access() =>
    [
        new("auth.missing", "A call without credentials is unauthorized", Documented, ErrorPage, null, As(_ => null, Sound, Expected.Refusal(401, "Unauthorized"))),
        new("auth.wrong", "A call with a wrong API token is unauthorized", Documented, ErrorPage, null, As(context => context.WrongAuthorization, Sound, Expected.Refusal(401, "Unauthorized"))),
        new("auth.scheme", "The word Basic is compared without case", Documented, "RFC 7617", null, As(context => "basic" + context.Authorization[5..], Sound, Expected.Success)),
        new("auth.scope", "A token without the scope Chat is unauthorized", Documented, $"{Page}: 401 on two, 403 on a third", "missing_scope", Scopeless(Sound, Expected.Refusal(401))),
        new("order.credentials", "Credentials are looked at before the body", Assumed, Nobody, null, As(_ => null, "{", Expected.Refusal(401))),
        new("order.scope", "The scope is looked at before the body", Assumed, Nobody, null, Scopeless("{", new Expected("refused, and not for the body", false) { Also = (answer, _) => answer.Status is 401 or 403 })),
        new("rate_limit", "No rate limit holds", Assumed, $"{Page} document 13,800 POSTs in 10 s, platform-wide; off is our choice, a load test would meet it", "rate_limit", Many()),
    ];

    private static Receipt[] Answers() =>
    [
        new("create_token.created", "A minted token is answered with 200", Documented, $"{Page}: 200 since 2026-02, 201 before", "created", Post(Sound, Expected.Success with { Status = 200 })),
        new("create_token.missing_field", "A missing field is answered with 422", Documented, $"{Page}: 422 in the example, 400 in the prose", "missing_field", Post("{\"ttl\":60}", Expected.Refusal(422))),
        new("create_token.invalid_field", "A wrong field is answered with 422", Documented, ErrorPage, null, Post("{\"ttl\":0," + Channels + "}", Expected.Refusal(422))),
        new("create_token.bad_json", "A body that is not JSON is answered with {\"error\":\"Bad Request\"}", Documented, ErrorPage, null, Post("{", Expected.Refusal(400, "Bad Request"))),
        new("create_token.no_object", "JSON that is not an object is answered as if every field were missing", Assumed, Nobody, null, Post("[]", Told("missing_required_parameter ttl", "missing_required_parameter channels")), Post("7", Told("missing_required_parameter ttl", "missing_required_parameter channels"))),
        new("create_token.all_errors", "Every broken rule is told, in the order of the table, channels in the order sent", Documented, $"{ErrorPage}: clients iterate", null, Post("{\"ttl\":0,\"channels\":{\"b\":{},\"sw_a\":{\"read\":true}},\"member_id\":7}", Told("invalid_parameter ttl", "channel_has_missing_properties channels", "channel_name_is_reserved channels", "not_a_string member_id"))),
        new("create_token.one_entry", "A code is told once for a place", Assumed, Nobody, null, Post("{\"ttl\":1.5," + Channels + "}", Told("invalid_parameter ttl"))),
        new("create_token.entry", "An entry has type, code, message, attribute and url", Documented, $"{ErrorPage}: an example", null, Post("{" + Channels + "}", new Expected("the documented members", false) { Also = IsDocumentedEntry })),
        new("create_token.nested_attribute", "What is wrong inside a field is named by its whole path", Assumed, Nobody, "nested_attribute", Post("{\"ttl\":60,\"channels\":{\"general\":{\"read\":1}}}", new Expected("the attribute channels.general.read", false) { Also = (answer, _) => Text(answer).Contains("\"attribute\":\"channels.general.read\"", StringComparison.Ordinal) })),
        new("create_token.request_id", "Every answer has the header x-request-id", Observed, "The first header that SDKs look for", null, Post(Sound, Expected.Success with { Also = HasRequestId }), Post("{", new Expected("with x-request-id", false) { Also = HasRequestId })),
    ];

    private static Receipt[] Numbers() =>
    [
        new("create_token.ttl.written", "A ttl of 60.0 or 6e1 is 60", Assumed, Nobody, "whole_number", Post("{\"ttl\":60.0," + Channels + "}", Expected.Success), Post("{\"ttl\":6e1," + Channels + "}", Expected.Success)),
        new("create_token.ttl.numeric_text", "A ttl of \"60\" is no number", Assumed, Nobody, "numeric_text", Post("{\"ttl\":\"60\"," + Channels + "}", Told("invalid_parameter ttl"))),
        new("create_token.ttl.huge", "A number too large for any machine word is out of range, not a failure", Assumed, Nobody, null, Post("{\"ttl\":1e400," + Channels + "}", Told("invalid_parameter ttl")), Post("{\"ttl\":-99999999999999999999," + Channels + "}", Told("invalid_parameter ttl"))),
        new("create_token.no_permission", "A channel may have neither read nor write true", Assumed, Nobody, "no_permission", Post("{\"ttl\":60,\"channels\":{\"general\":{\"read\":false,\"write\":false}}}", Expected.Success)),
    ];

    private static Receipt[] Lengths() =>
    [
        new("create_token.length_unit", "Lengths count code points", Assumed, Nobody, "length_unit", Named(string.Concat(Enumerable.Repeat("😀", 250)), Expected.Success), Named(string.Concat(Enumerable.Repeat("é", 250)), Expected.Success)),
        new("create_token.length_escapes", "An escape counts as the letter that it stands for", Assumed, Nobody, null, Named(string.Concat(Enumerable.Repeat("\\u0061", 250)), Expected.Success), Named(string.Concat(Enumerable.Repeat("\\u0061", 251)), Told("channel_name_size_limit_exceeded channels"))),
        new("create_token.state_form", "The length of state is that of its compact JSON, escapes decoded", Assumed, Nobody, "state_form", Post($"{{\"ttl\":60,{Channels},\"state\":{{ \"a\" : \"{string.Concat(Enumerable.Repeat("\\u0061", 1_992))}\" }}}}", Expected.Success)),
        new("create_token.reserved_prefix", "Only sw_ in this case is reserved", Assumed, Nobody, "reserved_prefix", Named("SW_a", Expected.Success)),
        new("create_token.empty_channel_name", "A channel may have the empty name", Assumed, Nobody, "empty_channel_name", Named("", Expected.Success)),
    ];

    private static Receipt[] Paths() =>
    [
        new("path.unknown", "A path that is nobody's is not found", Documented, ErrorPage, null, At("POST", "/api/chat/nothing", Expected.Refusal(404, "Not Found"))),
        new("path.method", "Another method is not allowed, and told which is", Assumed, Nobody, null, At("GET", Path, NotAllowed), At("PUT", Path, NotAllowed), At("HEAD", Path, Expected.Refusal(405)), At("OPTIONS", Path, NotAllowed)),
        new("path.exact", "Paths are compared with case, and a slash at the end is another path", Assumed, Nobody, null, At("POST", "/api/chat/Tokens", Expected.Refusal(404)), At("POST", Path + "/", Expected.Refusal(404))),
    ];

    private static Expected NotAllowed => Expected.Refusal(405) with { Also = (answer, _) => answer.Headers.Any(header => header is { Name: "Allow", Value: "POST" }) };

    private static Probe Named(string channel, Expected expected) => Post($"{{\"ttl\":60,\"channels\":{{\"{channel}\":{{\"read\":true}}}}}}", expected);

    private static Probe At(string method, string path, Expected expected) =>
        new(expected, context => new ProbeRequest(method, path, method == "POST" ? Encoding.UTF8.GetBytes(Sound) : default) { Authorization = context.Authorization });

    private static Probe As(Func<ProbeContext, string?> who, string body, Expected expected) =>
        new(expected, context => new ProbeRequest("POST", Path, Encoding.UTF8.GetBytes(body)) { Authorization = who(context) });

    private static Probe Scopeless(string body, Expected expected) => As(context => context.ScopelessAuthorization, body, expected) with { Needs = ProbeNeeds.ScopelessProject };

    private static Probe Many() => new(
        Expected.Success with { Telling = [429] },
        // More than two windows let pass, so that one of them overflows wherever they begin.
        context => new ProbeRequest("POST", Path, Encoding.UTF8.GetBytes(Sound)) { Authorization = context.Authorization, Times = 27_602 })
    { Needs = ProbeNeeds.Burst };

    private static string Nested(int levels) =>
        $"{{\"ttl\":60,{Channels},\"state\":{{\"a\":{new string('[', levels - 2)}{new string(']', levels - 2)}}}}}";

    private static bool HasRequestId(Reply answer, ProbeContext context) => answer.Headers.Any(header => header.Name.Equals("x-request-id", StringComparison.OrdinalIgnoreCase));

    private static bool IsDocumentedEntry(Reply answer, ProbeContext context) =>
        Text(answer).StartsWith("{\"errors\":[{\"type\":\"validation_error\",\"code\":\"missing_required_parameter\",\"message\":\"", StringComparison.Ordinal)
        && Text(answer).Contains("\",\"attribute\":\"ttl\",\"url\":\"https://", StringComparison.Ordinal);

    private static string Text(Reply answer) => Encoding.UTF8.GetString(answer.Body.Span);
}
