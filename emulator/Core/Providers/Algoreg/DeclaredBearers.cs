using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What ended the declared bearers of accounts, each by its account. They never come back before a reset: nobody can mint them anew.</summary>
internal sealed class DeclaredBearers
{
    private Dictionary<string, (SequelKind Kind, Cut By)>? _ended;

    /// <summary>Whether any has ended.</summary>
    public bool HasEnded => _ended is not null;

    /// <summary>What ended an account's; null when it lives.</summary>
    public (SequelKind Kind, Cut By)? Of(Account account) =>
        _ended is not null && _ended.TryGetValue(account.Name, out var ended) ? ended : null;

    /// <summary>Ends an account's. One that expired can still be taken back, and not the other way round.</summary>
    public void End(SequelKind kind, Account account, Cut cut)
    {
        if (Of(account) is not { } ended || (ended.Kind == SequelKind.Expire && kind == SequelKind.Revoke))
        {
            (_ended ??= new Dictionary<string, (SequelKind, Cut)>(StringComparer.Ordinal))[account.Name] = (kind, cut);
        }
    }

    /// <summary>The sentence about one that has ended; null when it has not.</summary>
    public static string? Why((SequelKind Kind, Cut By)? ended) => ended switch
    {
        null => null,
        (SequelKind.Expire, var by) => $"Its life ended at {Instants.Text(by.At)}, as the rule \"{by.Rule}\" has it; the scenario declares that it never ends.",
        (_, var by) => TokenBook<ulong>.WhyRevoked(by),
    };
}
