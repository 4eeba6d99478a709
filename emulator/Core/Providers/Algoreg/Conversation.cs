using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>A thread. (C# has another meaning for the word.)</summary>
/// <param name="Id">Its id.</param>
/// <param name="Customer">The external id of its customer; null for none.</param>
/// <param name="Subject">Its subject; null for none.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="Declared">Whether the scenario declared it; otherwise a message began it.</param>
internal sealed record Conversation(string Id, string? Customer, string? Subject, DateTimeOffset CreatedAt, bool Declared)
{
    /// <summary>Those of its messages that are kept, oldest first.</summary>
    public Queue<StoredMessage> Messages { get; } = new();

    /// <summary>How many of its messages are not kept any more.</summary>
    public long Dropped { get; set; }

    /// <summary>The fingerprint of what its first message was about; null when it has had none.</summary>
    public ulong? Topic { get; set; }

    /// <summary>Everybody who is one of its customers: the declared one, then those whose messages are in it.</summary>
    public IEnumerable<string> Customers =>
        Messages.Select(message => message.Message.FromCustomerId).Prepend(Customer).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Whether it is a customer's.</summary>
    public bool Has(string customer) => Customers.Contains(customer, StringComparer.Ordinal);

    /// <summary>Whether a message of it goes to or comes from one of some addresses.</summary>
    public bool Has(HashSet<string> addresses) => Messages.Any(message => Addresses.In(
        message.Message.From, message.Message.To, message.Message.Cc, message.Message.Bcc).Any(addresses.Contains));

    /// <summary>Whether a message of it goes to or comes from the address of one of some customers.</summary>
    public bool Has(IEnumerable<Customer> customers) =>
        customers.Any(customer => Has(customer.Emails.ToHashSet(StringComparer.OrdinalIgnoreCase)));
}

/// <summary>A message that took effect.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">The message as it was written.</param>
/// <param name="Thread">The thread that it is in.</param>
/// <param name="At">When it took effect.</param>
/// <param name="Joined">By which rule it came into its thread.</param>
internal sealed record StoredMessage(string Id, Message Message, Conversation Thread, DateTimeOffset At, Joined Joined)
{
    /// <summary>How it fails to be sent; null when it does not.</summary>
    public SendingFailure? Sending { get; init; }

    /// <summary>What it says at an instant of why it could not be sent; null when it could, or nobody knows yet.</summary>
    public string? Error(DateTimeOffset at) => Sending is { } failure && Instants.After(At, failure.After) <= at ? failure.Error : null;
}

/// <summary>By which rule a message came into its thread.</summary>
internal enum Joined
{
    /// <summary>It names the thread.</summary>
    ThreadId,

    /// <summary>It replies to a message of the thread.</summary>
    Reply,

    /// <summary>The thread began with the same addresses and subject.</summary>
    ToAndSubject,

    /// <summary>It began the thread.</summary>
    New,
}

/// <summary>A customer.</summary>
/// <param name="ExternalId">The caller's own id.</param>
/// <param name="Emails">The addresses.</param>
/// <param name="Name">The name.</param>
internal sealed record Customer(string ExternalId, IReadOnlyList<string> Emails, string Name);
