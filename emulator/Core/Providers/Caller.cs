using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>A declared account.</summary>
/// <param name="Name">What it is known by: a project, an e-mail address.</param>
internal abstract record Account(string Name)
{
    /// <summary>A fingerprint of the name.</summary>
    public ulong Print { get; } = Mix.Text(Name);
}

/// <summary>Who is calling.</summary>
/// <param name="Proven">The account whose credentials are right; null when they are missing or wrong, or nobody asks for any.</param>
/// <param name="Refusal">What is answered for want of credentials; null when they are right, or nobody asks for any.</param>
/// <param name="Change">
/// What right credentials change whatever else becomes of the call, such as a count of wrong ones that ends; null for nothing. What
/// wrong ones change is the refusal's.
/// </param>
internal readonly record struct Caller(Account? Proven, Refusal? Refusal = null, Change? Change = null)
{
    /// <summary>The declared account that the call says it is of, where its credentials do not prove it; else null.</summary>
    public Account? Claimed { get; init; }
}
