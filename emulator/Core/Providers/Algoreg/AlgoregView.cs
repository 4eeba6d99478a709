using System.Text.Json;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>Algoreg's state as Control shows it; no secrets are in it.</summary>
internal static class AlgoregView
{
    // The latest; a page that anybody reads is far shorter, and the world stands still while it is written.
    private const int MostListed = 1_000;

    public static void Write(AlgoregState state, Utf8JsonWriter json)
    {
        List(json, "accounts", state.Accounts.All, account => json.WriteString("email", account.Name));
        List(json, "customers", state.Customers, customer => Customer(json, customer));
        List(json, "threads", state.Mailbox.Threads.TakeLast(MostListed), thread => Thread(json, thread, state));
        List(json, "messages", state.Mailbox.Messages.TakeLast(MostListed), message => Message(json, message.Message, message.At));
        json.WriteNumber("threads_total", state.Mailbox.Threads.Count());
        json.WriteNumber("messages_total", state.Mailbox.Messages.Count() + state.Mailbox.Dropped);
        json.WriteNumber("messages_dropped", state.Mailbox.Dropped);
        json.WriteStartObject("end_user_tokens");
        state.Book.Write(json);
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Customer(Utf8JsonWriter json, Customer customer)
    {
        json.WriteString("external_id", customer.ExternalId);
        json.WriteString("name", customer.Name);
        json.WriteStartArray("emails");
        foreach (var email in customer.Emails)
        {
            json.WriteStringValue(email);
        }

        json.WriteEndArray();
    }

    private static void Thread(Utf8JsonWriter json, Conversation thread, AlgoregState state)
    {
        json.WriteString("id", thread.Id);
        json.WriteString("customer", thread.Customer);
        json.WriteString("subject", state.Subject(thread));
        json.WriteString("created_at", thread.CreatedAt.UtcDateTime);
        json.WriteNumber("message_count", thread.Messages);
    }

    private static void Message(Utf8JsonWriter json, Message message, DateTimeOffset at)
    {
        json.WriteString("id", message.Id);
        json.WriteString("thread_id", message.ThreadId);
        json.WriteString("account", message.Account);
        json.WriteString("external_message_id", message.ExtMsgId);
        json.WriteString("from", message.From);
        json.WriteString("from_customer_id", message.FromCustomerId);
        json.WriteString("to", message.To);
        json.WriteString("cc", message.Cc);
        json.WriteString("bcc", message.Bcc);
        json.WriteString("subject", message.Subject);
        json.WriteString("content", message.Content);
        json.WriteString("created_at", at.UtcDateTime);
        List(json, "attachments", message.Attachments, attachment =>
        {
            json.WriteString("file_name", attachment.Name);
            json.WriteNumber("file_size", attachment.Size);
            json.WriteString("sha256", attachment.Hash);
        });
    }
}
