using System.Security.Cryptography;
using System.Text.Json;
using ChatEmulator.Contracts;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// Makes a message of a sound body. Attachments are decoded and hashed before any lock: ten megabytes must not hold a world up.
/// </summary>
internal static class MessageReading
{
    // Two messages that differ in nothing else are one message that was sent under two ids.
    private static readonly VolatilePaths Nameless = new([BodyPath.TryRead(".ext_msg_id")!]);

    /// <summary>The message that a body is; whose it is, is not known yet.</summary>
    public static Message Of(JsonElement body)
    {
        return new Message
        {
            Print = body.ValueKind == JsonValueKind.Object ? Nameless.Print(body) : 0,
            ThreadId = Given(body, "thread_id"),
            ExtMsgId = Given(body, "ext_msg_id"),
            ReplyToExtMsgId = Given(body, "reply_to_ext_msg_id"),
            From = Text(body, "from"),
            FromCustomerId = Given(body, "from_customer_id"),
            To = Text(body, "to"),
            Cc = Text(body, "cc"),
            Bcc = Text(body, "bcc"),
            Subject = Text(body, "subject"),
            Content = Text(body, "content"),
            MailboxId = Text(body, "mailbox_id"),
            Priority = Number(body, "priority"),
            IsRead = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("read", out var read) && read.ValueKind == JsonValueKind.True,
            Delivery = Property(body, "delivery", JsonValueKind.Object)?.GetRawText(),
            Reminder = Property(body, "set_reminder", JsonValueKind.Object) is { } reminder ? new Reminder(Number(reminder, "delay"), Number(reminder, "number_left")) : null,
            Attachments = Property(body, "attachments", JsonValueKind.Array) is { } list ? [.. list.EnumerateArray().Select(File)] : [],
        };
    }

    private static JsonElement? Property(JsonElement body, string name, JsonValueKind kind) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    private static string? Text(JsonElement body, string name) => Property(body, name, JsonValueKind.String)?.GetString();

    private static long? Number(JsonElement body, string name) =>
        Property(body, name, JsonValueKind.Number) is { } number ? JsonNumber.Whole(number) : null;

    // A blank id is no id.
    private static string? Given(JsonElement body, string name) => Text(body, name) is { Length: > 0 } text ? text : null;

    private static Attachment File(JsonElement attachment)
    {
        var content = Property(attachment, "file", JsonValueKind.String) is { } file ? Base64Text.Decode(file) : default;
        return new Attachment(Text(attachment, "name"), content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
    }
}
