using ChatEmulator.Providers;

namespace ChatEmulator.Worlds;

/// <summary>What nobody can do by calling a vendor, and only the vendor's support does: take a token back, unlock an account.</summary>
/// <param name="world">The world.</param>
/// <param name="providers">The imitated vendors.</param>
internal sealed class Support(World world, IReadOnlyList<Provider> providers)
{
    /// <summary>The accounts that can be locked at all, by name.</summary>
    public IReadOnlyList<string> Lockable
    {
        get
        {
            lock (world.Gate)
            {
                return [.. providers.SelectMany(provider => provider.Lockable(world.State(provider)))];
            }
        }
    }

    /// <summary>Takes a token back; what was due before is made first.</summary>
    /// <returns>What is known of the token now: <c>revoked</c>, or <c>unknown</c> when it never was one of this world.</returns>
    public TokenReport Revoke(string token) => Revoke(token, recorded: null);

    /// <summary>Lets a locked account in again and takes back its count of wrong passwords.</summary>
    /// <returns>What was ended by it; null when no such account is declared.</returns>
    public Unlocking? Unlock(string account) => Unlock(account, recorded: null);

    /// <summary>Takes a token back as it was taken back at a recorded instant; null for now.</summary>
    internal TokenReport Revoke(string token, DateTimeOffset? recorded)
    {
        lock (world.Gate)
        {
            var at = Settled(recorded);
            var report = providers.Select(provider => provider.Revoke(token, world.State(provider), at)).FirstOrDefault(each => each is not null)
                ?? TokenReport.Nobodys;
            if (report.State == "revoked")
            {
                world.Note(ActKind.Revoke, token, at);
            }

            return report;
        }
    }

    /// <summary>Lets a locked account in again as it was let in at a recorded instant; null for now.</summary>
    internal Unlocking? Unlock(string account, DateTimeOffset? recorded)
    {
        lock (world.Gate)
        {
            var at = Settled(recorded);
            if (providers.FirstOrDefault(provider => provider.Lockable(world.State(provider)).Contains(account, StringComparer.Ordinal)) is not { } owner)
            {
                return null;
            }

            world.Note(ActKind.Unlock, account, at);
            return owner.Unlock(account, world.State(owner));
        }
    }

    private DateTimeOffset Settled(DateTimeOffset? recorded)
    {
        var at = recorded ?? world.Clock.GetUtcNow();
        world.Settle(at);
        return at;
    }
}
