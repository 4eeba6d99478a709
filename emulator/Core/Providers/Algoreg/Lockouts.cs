using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// The wrong passwords of one account. That repeated ones lock it and that only support unlocks it is documented; how many is not.
/// </summary>
/// <param name="after">How many in a row lock it; 0 for never.</param>
internal sealed class Lockout(long after)
{
    /// <summary>How many there were since the last right one.</summary>
    public int Wrong { get; private set; }

    public bool IsLocked { get; private set; }

    public void Miss()
    {
        Wrong++;
        IsLocked |= after > 0 && Wrong >= after;
    }

    public void Forgive() => (Wrong, IsLocked) = (0, false);
}

/// <summary>What a password changes when it is looked at: a wrong one counts, a right one takes the count back.</summary>
/// <param name="account">Whose password was meant.</param>
/// <param name="right">Whether it was right.</param>
internal sealed class PasswordTried(AlgoregAccount account, bool right) : Change
{
    public override string Key => $"password of {account.Name}";

    public override ulong KeyPrint => account.Print;

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again)
    {
        if (right)
        {
            account.Lockout.Forgive();
        }
        else
        {
            account.Lockout.Miss();
        }

        return Effect.Applied;
    }
}
