using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using static ChatEmulator.Contracts.Basis;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>The receipts about what is read back: threads, their messages, and what becomes of a message in them.</summary>
internal static class ReadReceipts
{
    private const string Page = "Algoreg API";
    private const string Nobody = "No page says";
    private const ProbeNeeds InThread = ProbeNeeds.Message | ProbeNeeds.Thread;

    public static Receipt[] All() => [.. Threads(), .. Messages(), .. Lists()];

    private static Receipt[] Threads() =>
    [
        new("get_thread.answer", "A thread has id, created_at as a text, customers, contacts, external_message_ids, last_message and message_count", Documented, Page, null, new Probe(Expected.Success with { Status = 200, Also = (answer, context) => IsThread(answer, context) }, context => Get(context, "")) { Needs = ProbeNeeds.Thread }),
        new("get_thread.unknown", "A thread that is nobody's is not found", Assumed, Nobody, null, new Probe(Expected.Refusal(404, "thread_not_found"), context => Get(context, "", "/no-such-thread"))),
        new("get_thread.head", "HEAD is answered as GET", Documented, "RFC 9110", null, new Probe(Expected.Success with { Status = 200 }, context => Get(context, "") with { Method = "HEAD" }) { Needs = ProbeNeeds.Thread }),
        new("list_messages.answer", "A list has messages and their total", Documented, Page, null, new Probe(Expected.Success with { Status = 200, Also = (answer, _) => AnswerJson.Of(answer) is { } list && list.GetProperty("messages").ValueKind == JsonValueKind.Array && list.GetProperty("total").TryGetInt32(out var total) && total >= list.GetProperty("messages").GetArrayLength() }, context => Get(context, "/messages")) { Needs = ProbeNeeds.Thread }),
        new("list_messages.unknown", "The messages of a thread that is nobody's are not found", Assumed, Nobody, null, new Probe(Expected.Refusal(404, "thread_not_found"), context => Get(context, "/messages", "/no-such-thread"))),
    ];

    private static Receipt[] Messages() =>
    [
        new("list_messages.names", "A message is read back under the read model's names", Documented, Page, null, new Probe(Expected.Success with { Also = HasReadNames }, context => Send(context, ",\"attachments\":[{\"file\":\"QUJD\",\"name\":\"a.txt\"}]"), Latest, Rest) { Needs = InThread }),
        new("create_message.dedupe", "A second message with the same ext_msg_id is kept too", Assumed, Nobody, "dedupe", new Probe(Expected.Success with { Also = (answer, context) => Own(answer, context).Count == 2 }, context => Send(context, ""), context => Send(context, ""), Latest, Rest) { Needs = InThread }),
        new("create_message.author", "A message is from whom it says", Assumed, Nobody, "author", new Probe(Expected.Success with { Also = (answer, context) => Own(answer, context) is [var message] && message.GetProperty("from").GetString() == "probe@example.com" }, context => Send(context, ",\"from\":\"probe@example.com\""), Latest, Rest) { Needs = InThread }),
        new("create_message.threading", "A message joins the thread of the message that it replies to, and no other", Assumed, Nobody, "threading", new Probe(Expected.Success with { Also = (answer, _) => Text(answer).Contains("It opens 2 threads", StringComparison.Ordinal) }, Begin, Begin, Opening, Open) { Needs = ProbeNeeds.Message | ProbeNeeds.Emulator, Premise = ShowsThreads }),
        new("create_message.reply", "A reply joins the thread of its message", Inferred, "The name reply_to_ext_msg_id", null, new Probe(Expected.Success with { Also = (answer, _) => Text(answer).Contains("It opens 1 thread:", StringComparison.Ordinal) }, Begin, Reply, Opening, Open) { Needs = ProbeNeeds.Message | ProbeNeeds.Emulator, Premise = ShowsThreads }),
    ];

    private static Receipt[] Lists() =>
    [
        new("list_messages.page_size", "Without a limit, a list has 50 messages", Assumed, Nobody, "page_size", new Probe(Expected.Success with { Also = (answer, _) => AnswerJson.Of(answer)?.GetProperty("messages").GetArrayLength() == 50 }, context => Post(context, "/api/v1/message", $"{{\"thread_id\":{TextContext.Quoted(context.Thread!)}}}") with { Times = 101 }, context => Get(context, "/messages")) { Needs = InThread | ProbeNeeds.Burst }),
        new("list_messages.order", "A list begins with the oldest message", Assumed, Nobody, "message_order", new Probe(Expected.Success with { Also = (answer, context) => Own(answer, context) is [var first, var second] && (first.GetProperty("content").GetString(), second.GetProperty("content").GetString()) == ("one", "two") }, context => Send(context, ",\"content\":\"one\"", "-1"), context => Send(context, ",\"content\":\"two\"", "-2"), Latest, Rest) { Needs = InThread }),
        new("list_messages.past", "Past the end a list is empty and the total stays", Assumed, Nobody, null, new Probe(Expected.Success with { Also = (answer, _) => AnswerJson.Of(answer)?.GetProperty("messages").GetArrayLength() == 0 }, context => Get(context, "/messages?offset=1000000000")) { Needs = ProbeNeeds.Thread }),
    ];

    private static bool ShowsThreads(ProbeContext context) => Text(context.Answers[^1]).Contains("It opens ", StringComparison.Ordinal);

    private static ProbeRequest Get(ProbeContext context, string rest, string? thread = null) =>
        new("GET", $"/api/v1/thread{thread ?? $"/{Uri.EscapeDataString(context.Thread!)}"}{rest}") { Authorization = context.Authorization, ContentType = null };

    private static ProbeRequest Send(ProbeContext context, string more, string id = "") =>
        Post(context, "/api/v1/message", $"{{\"thread_id\":{TextContext.Quoted(context.Thread!)},\"ext_msg_id\":\"{context.Unique}{id}\"{more}}}");

    // How many messages there are, and then those at the end of them.
    private static ProbeRequest Latest(ProbeContext context) => Get(context, "/messages?limit=1");

    private static ProbeRequest Rest(ProbeContext context) =>
        Get(context, $"/messages?limit=100&offset={Math.Max(0, (AnswerJson.Of(context.Answers[^1])?.GetProperty("total").GetInt32() ?? 0) - 100)}");

    private static ProbeRequest Begin(ProbeContext context) =>
        Post(context, "/api/v1/message", $"{{\"to\":\"{context.Unique}@example.com\",\"subject\":\"Probe\",\"ext_msg_id\":\"{context.Unique}-{context.Answers.Count}\"}}");

    private static ProbeRequest Reply(ProbeContext context) =>
        Post(context, "/api/v1/message", $"{{\"to\":\"{context.Unique}@example.com\",\"reply_to_ext_msg_id\":\"{context.Unique}-0\"}}");

    private static ProbeRequest Opening(ProbeContext context) => Post(context, "/api/v1/chat/token", $"{{\"emails\":[\"{context.Unique}@example.com\"]}}");

    private static ProbeRequest Open(ProbeContext context) =>
        new("GET", "/?token=" + Uri.EscapeDataString(AnswerJson.Text(context.Answers[^1], "token") ?? "")) { ContentType = null };

    private static ProbeRequest Post(ProbeContext context, string path, string body) =>
        new("POST", path, Encoding.UTF8.GetBytes(body)) { Authorization = context.Authorization };

    private static List<JsonElement> Own(Reply answer, ProbeContext context) =>
        [.. AnswerJson.Of(answer)!.Value.GetProperty("messages").EnumerateArray().Where(message => message.GetProperty("external_message_id").GetString()?.StartsWith(context.Unique, StringComparison.Ordinal) == true)];

    private static bool IsThread(Reply answer, ProbeContext context) =>
        AnswerJson.Of(answer) is { } thread
        && thread.GetProperty("id").ValueEquals(context.Thread)
        && thread.GetProperty("created_at").ValueKind == JsonValueKind.String
        && thread.GetProperty("message_count").TryGetInt32(out _)
        && AnswerJson.Has(thread, "last_message")
        && IsList(thread, "customers")
        && IsList(thread, "contacts")
        && IsList(thread, "external_message_ids");

    private static bool HasReadNames(Reply answer, ProbeContext context) =>
        Own(answer, context) is [var message]
        && message.GetProperty("created_at").ValueKind == JsonValueKind.String
        && AnswerJson.Has(message, "id", "reply_to_external_message_id", "error_when_trying_to_send", "origin", "read_by_agents")
        && message.GetProperty("attachments") is var files && files.GetArrayLength() == 1
        && AnswerJson.Has(files[0], "id", "file_name", "file_mime", "file_size", "file_type");

    private static bool IsList(JsonElement thread, string name) => thread.GetProperty(name).ValueKind == JsonValueKind.Array;

    private static string Text(Reply answer) => Encoding.UTF8.GetString(answer.Body.Span);
}
