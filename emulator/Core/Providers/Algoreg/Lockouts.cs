using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// The locks of a world's accounts: wrong passwords, each since the last right one, and what rules have locked. That repeated ones lock an account and that only support
/// unlocks it is documented; how many is not.
/// </summary>
/// <param name="after">How many in a row lock one; 0 for never.</param>
internal sealed class Lockouts(long after)
{
    private Dictionary<string, int>? _wrong;
    private Dictionary<string, string>? _byRule;

    /// <summary>How many there were since the last right one.</summary>
    public int Wrong(Account account) => _wrong?.GetValueOrDefault(account.Name) ?? 0;

    public bool IsLocked(Account account) => (after > 0 && Wrong(account) >= after) || RuleOf(account) is not null;

    /// <summary>Why a locked account is locked.</summary>
    public string Why(Account account) => RuleOf(account) is { } rule
        ? $"'{account.Name}' is locked: the rule \"{rule}\" has done it."
        : $"'{account.Name}' is locked after {Wrong(account)} wrong passwords.";

    /// <summary>Locks an account as wrong passwords do, however many there were.</summary>
    public void Lock(Account account, string rule) => (_byRule ??= new Dictionary<string, string>(StringComparer.Ordinal)).TryAdd(account.Name, rule);

    public void Miss(Account account) =>
        (_wrong ??= new Dictionary<string, int>(StringComparer.Ordinal))[account.Name] = Wrong(account) + 1;

    /// <summary>Lets an account in again.</summary>
    public void Forgive(Account account)
    {
        _wrong?.Remove(account.Name);
        _byRule?.Remove(account.Name);
    }

    private string? RuleOf(Account account) => _byRule?.GetValueOrDefault(account.Name);
}

/// <summary>What a password changes when it is looked at: a wrong one counts, a right one takes the count back.</summary>
/// <param name="account">Whose password was meant.</param>
/// <param name="right">Whether it was right.</param>
internal sealed class PasswordTried(Account account, bool right) : Change
{
    public override string Key => $"password of {account.Name}";

    public override ulong KeyPrint => account.Print;

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again)
    {
        var lockouts = ((AlgoregState)state).Lockouts;
        if (right)
        {
            lockouts.Forgive(account);
        }
        else
        {
            lockouts.Miss(account);
        }

        return Effect.Applied;
    }
}
