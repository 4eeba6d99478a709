namespace ChatEmulator.Providers.Algoreg;

/// <summary>A thread. (C# has another meaning for the word.)</summary>
/// <param name="Id">Its id.</param>
/// <param name="Customer">The external id of its customer; null for none.</param>
/// <param name="Subject">Its subject; null for none.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="Declared">Whether the scenario declared it; otherwise a message began it.</param>
internal sealed record Conversation(string Id, string? Customer, string? Subject, DateTimeOffset CreatedAt, bool Declared)
{
    /// <summary>How many of its messages are kept.</summary>
    public int Messages { get; set; }
}

/// <summary>A customer.</summary>
/// <param name="ExternalId">The caller's own id.</param>
/// <param name="Emails">The addresses.</param>
/// <param name="Name">The name.</param>
internal sealed record Customer(string ExternalId, IReadOnlyList<string> Emails, string Name);
