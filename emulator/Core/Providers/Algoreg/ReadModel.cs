using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// Messages and threads as the vendor lets them be read back. The names are documented and differ from those of writing; who counts as
/// author, contact or reader is assumed.
/// </summary>
internal static class ReadModel
{
    // Of contacts and ids; nobody reads more, and the world stands still while they are written.
    private const int MostListed = 1_000;

    private static readonly string[] MessageFields =
    [
        "id", "thread_id", "external_message_id", "reply_to_external_message_id", "created_at", "from", "to", "cc", "bcc", "subject", "content",
        "attachments", "attachments[]", "attachments[].id", "attachments[].file_name", "attachments[].file_mime", "attachments[].file_size", "attachments[].file_type",
        "error_when_trying_to_send", "origin", "read_by_agents", "read_by_agents[]",
    ];

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every path of a thread.</summary>
    public static string[] ThreadPaths { get; } =
    [
        "body.id", "body.created_at", "body.subject", "body.customers", "body.customers[]", "body.customers[].external_id", "body.customers[].name",
        "body.customers[].emails", "body.customers[].emails[]", "body.contacts", "body.contacts[]", "body.external_message_ids", "body.external_message_ids[]",
        "body.last_message", .. MessageFields.Select(field => $"body.last_message.{field}"), "body.message_count",
    ];

    /// <summary>Every path of a page of messages.</summary>
    public static string[] PagePaths { get; } =
        ["body.messages", "body.messages[]", .. MessageFields.Select(field => $"body.messages[].{field}"), "body.total"];

    public static ReadOnlyMemory<byte> Thread(Conversation thread, AlgoregState state, DateTimeOffset at) => Write(json =>
    {
        json.WriteString("id", thread.Id);
        json.WriteString("created_at", thread.CreatedAt.UtcDateTime);
        json.WriteString("subject", state.Subject(thread));
        json.WriteStartArray("customers");
        foreach (var customer in thread.Customers)
        {
            Customer(json, customer, state);
        }

        json.WriteEndArray();
        Texts(json, "contacts", Addresses.In(thread.Messages.SelectMany(message => new[] { message.Message.To, message.Message.Cc })).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostListed));
        Texts(json, "external_message_ids", thread.Messages.Select(message => message.Message.ExtMsgId).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostListed));
        json.WritePropertyName("last_message");
        if (thread.Messages.LastOrDefault() is { } last)
        {
            Message(json, last, state, at);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteNumber("message_count", thread.Messages.Count);
    });

    /// <summary>A page of messages.</summary>
    /// <param name="messages">One page of them.</param>
    /// <param name="total">How many all pages hold.</param>
    /// <param name="state">What they belong to.</param>
    /// <param name="at">When they are read.</param>
    public static ReadOnlyMemory<byte> Messages(IEnumerable<StoredMessage> messages, int total, AlgoregState state, DateTimeOffset at) => Write(json =>
    {
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            Message(json, message, state, at);
        }

        json.WriteEndArray();
        json.WriteNumber("total", total);
    });

    private static void Message(Utf8JsonWriter json, StoredMessage stored, AlgoregState state, DateTimeOffset at)
    {
        var message = stored.Message;
        json.WriteStartObject();
        json.WriteString("id", stored.Id);
        json.WriteString("thread_id", stored.Thread.Id);
        json.WriteString("external_message_id", message.ExtMsgId);
        json.WriteString("reply_to_external_message_id", message.ReplyToExtMsgId);
        json.WriteString("created_at", stored.At.UtcDateTime);
        json.WriteString("from", Author(message, state));
        json.WriteString("to", message.To);
        json.WriteString("cc", message.Cc);
        json.WriteString("bcc", message.Bcc);
        json.WriteString("subject", message.Subject);
        json.WriteString("content", message.Content);
        Attachments(json, stored);
        json.WriteString("error_when_trying_to_send", stored.Error(at));
        json.WriteString("origin", "api");
        // Whoever says that a message was read has read it.
        Texts(json, "read_by_agents", message.IsRead ? [message.Account] : []);
        json.WriteEndObject();
    }

    private static string Author(Message message, AlgoregState state) =>
        state.Profile.AuthorIsAccount ? message.Account
        : !string.IsNullOrEmpty(message.From) ? message.From
        : state.CustomerOf(message.FromCustomerId)?.Emails[0] ?? message.Account;

    private static void Attachments(Utf8JsonWriter json, StoredMessage stored)
    {
        json.WriteStartArray("attachments");
        for (var i = 0; i < stored.Message.Attachments.Count; i++)
        {
            Attachment(json, $"{stored.Id}-file-{i + 1}", stored.Message.Attachments[i]);
        }

        json.WriteEndArray();
    }

    private static void Attachment(Utf8JsonWriter json, string id, Attachment attachment)
    {
        var mime = FileTypes.Mime(attachment.Name);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("file_name", attachment.Name);
        json.WriteString("file_mime", mime);
        json.WriteNumber("file_size", attachment.Size);
        json.WriteString("file_type", FileTypes.Type(mime));
        json.WriteEndObject();
    }

    private static void Customer(Utf8JsonWriter json, string id, AlgoregState state)
    {
        var known = state.CustomerOf(id);
        json.WriteStartObject();
        json.WriteString("external_id", id);
        json.WriteString("name", known?.Name);
        Texts(json, "emails", known?.Emails ?? []);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> properties)
    {
        var bytes = new ArrayBufferWriter<byte>(1_024);
        using var json = new Utf8JsonWriter(bytes, Writing);
        json.WriteStartObject();
        properties(json);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
