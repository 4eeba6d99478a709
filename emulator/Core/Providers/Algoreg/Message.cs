namespace ChatEmulator.Providers.Algoreg;

/// <summary>A message as it was written, with the names of the writing side.</summary>
internal sealed record Message
{
    /// <summary>Whose it is; empty as long as nobody has looked who calls.</summary>
    public string Account { get; init; } = "";

    /// <summary>The thread that it names; null when it names none.</summary>
    public string? ThreadId { get; init; }

    public string? ExtMsgId { get; init; }

    public string? ReplyToExtMsgId { get; init; }

    public string? From { get; init; }

    public string? FromCustomerId { get; init; }

    public string? To { get; init; }

    public string? Cc { get; init; }

    public string? Bcc { get; init; }

    public string? Subject { get; init; }

    public string? Content { get; init; }

    public string? MailboxId { get; init; }

    public long? Priority { get; init; }

    /// <summary>Whether it counts as read from the start.</summary>
    public bool IsRead { get; init; }

    /// <summary>What was sent as delivery, as JSON; nobody says what is in it.</summary>
    public string? Delivery { get; init; }

    public Reminder? Reminder { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>A fingerprint of all that it says, its own id left out: equal for one message that is sent under two ids.</summary>
    public ulong Print { get; init; }

    /// <summary>About how much memory it takes, in bytes.</summary>
    public long Size => 300
        + Texts(Account, ThreadId, ExtMsgId, ReplyToExtMsgId, From, FromCustomerId, To, Cc, Bcc, Subject, Content, MailboxId, Delivery)
        + Attachments.Sum(attachment => 250 + Texts(attachment.Name));

    private static long Texts(params ReadOnlySpan<string?> texts)
    {
        var length = 0L;
        foreach (var text in texts)
        {
            length += text?.Length ?? 0;
        }

        return 2 * length;
    }
}

/// <summary>When somebody is to be reminded of a message; the unit of the delay is not documented.</summary>
/// <param name="Delay">After how long.</param>
/// <param name="NumberLeft">How often.</param>
internal sealed record Reminder(long? Delay, long? NumberLeft);

/// <summary>A file as it is kept: never its content.</summary>
/// <param name="Name">Its name; null when none was given.</param>
/// <param name="Size">Its decoded size in bytes.</param>
/// <param name="Hash">SHA-256 of its content, in hexadecimal digits.</param>
internal sealed record Attachment(string? Name, long Size, string Hash);
