namespace ChatEmulator.Exchanges;

/// <summary>What a rule does to the vendor's state once a call has been decided.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Scope">To what.</param>
/// <param name="Rule">The rule that says so.</param>
internal sealed record Sequel(SequelKind Kind, SequelScope Scope, string Rule);

/// <summary>What a <see cref="Sequel"/> does.</summary>
internal enum SequelKind
{
    /// <summary>Takes tokens back.</summary>
    Revoke,

    /// <summary>Ends the life of tokens.</summary>
    Expire,

    /// <summary>Locks an account, as repeated wrong passwords do.</summary>
    Lock,

    /// <summary>Lets a locked account in again, as support does.</summary>
    Unlock,
}

/// <summary>What a <see cref="Sequel"/> is done to.</summary>
internal enum SequelScope
{
    /// <summary>The token that the call minted; of a call that mints none, the one that it was made with.</summary>
    Token,

    /// <summary>The bearer that the call was made with; of a login, the one that it minted.</summary>
    Bearer,

    /// <summary>The account of the call, with all its tokens and bearers.</summary>
    Account,

    /// <summary>All tokens and bearers of the provider.</summary>
    All,
}
