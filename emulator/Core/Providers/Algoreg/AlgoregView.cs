using System.Text.Json;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>Algoreg's state as Control shows it; no secrets are in it.</summary>
internal static class AlgoregView
{
    // The latest; a page that anybody reads is far shorter, and the world stands still while it is written.
    private const int MostListed = 1_000;

    public static void Write(AlgoregState state, Utf8JsonWriter json, DateTimeOffset at)
    {
        List(json, "accounts", state.Roster.All, account => Account(json, account, state.Lockouts));
        List(json, "customers", state.Customers, customer => Customer(json, customer));
        List(json, "threads", state.Mailbox.Threads.TakeLast(MostListed), thread => Thread(json, thread, state));
        List(json, "messages", state.Mailbox.Messages.TakeLast(MostListed), message => Message(json, message, at));
        json.WriteNumber("threads_total", state.Mailbox.Threads.Count);
        json.WriteNumber("messages_total", state.Mailbox.Messages.Count + state.Mailbox.Dropped);
        json.WriteNumber("messages_dropped", state.Mailbox.Dropped);
        json.WriteStartObject("end_user_tokens");
        state.EndUserTokens.Write(json);
        json.WriteEndObject();
        json.WriteStartObject("bearers");
        state.Bearers.Write(json);
        json.WriteEndObject();
    }

    private static void Account(Utf8JsonWriter json, AlgoregAccount account, Lockouts lockouts)
    {
        json.WriteString("email", account.Name);
        json.WriteBoolean("locked", lockouts.IsLocked(account));
        json.WriteNumber("wrong_passwords", lockouts.Wrong(account));
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
        json.WriteNumber("message_count", thread.Messages.Count);
        json.WriteNumber("messages_dropped", thread.Dropped);
    }

    private static void Message(Utf8JsonWriter json, StoredMessage stored, DateTimeOffset at)
    {
        var message = stored.Message;
        json.WriteString("id", stored.Id);
        json.WriteString("thread_id", stored.Thread.Id);
        json.WriteString("joined", Word(stored.Joined));
        json.WriteString("account", message.Account);
        json.WriteString("external_message_id", message.ExtMsgId);
        json.WriteString("reply_to_external_message_id", message.ReplyToExtMsgId);
        json.WriteString("from", message.From);
        json.WriteString("from_customer_id", message.FromCustomerId);
        json.WriteString("to", message.To);
        json.WriteString("cc", message.Cc);
        json.WriteString("bcc", message.Bcc);
        json.WriteString("subject", message.Subject);
        json.WriteString("content", message.Content);
        json.WriteString("created_at", stored.At.UtcDateTime);
        json.WriteString("error_when_trying_to_send", stored.Error(at));
        Further(json, message);
        List(json, "attachments", message.Attachments, attachment =>
        {
            json.WriteString("file_name", attachment.Name);
            json.WriteNumber("file_size", attachment.Size);
            json.WriteString("sha256", attachment.Hash);
        });
    }

    // What the vendor takes and no read of it shows. Of `delivery` nobody knows what is in it, or how deep it goes: it stays a text.
    private static void Further(Utf8JsonWriter json, Message message)
    {
        json.WriteString("mailbox_id", message.MailboxId);
        json.WriteBoolean("read", message.IsRead);
        json.WriteString("delivery", message.Delivery);
        json.WritePropertyName("priority");
        Number(json, message.Priority);
        if (message.Reminder is { } reminder)
        {
            json.WriteStartObject("set_reminder");
            json.WritePropertyName("delay");
            Number(json, reminder.Delay);
            json.WritePropertyName("number_left");
            Number(json, reminder.NumberLeft);
            json.WriteEndObject();
        }
    }

    private static void Number(Utf8JsonWriter json, long? number)
    {
        if (number is { } there)
        {
            json.WriteNumberValue(there);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static string Word(Joined joined) => joined switch
    {
        Joined.ThreadId => "thread_id",
        Joined.Reply => "reply",
        Joined.ToAndSubject => "to_and_subject",
        _ => "new",
    };
}
