using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>
/// The exceptions among the tokens of a world. Tokens carry their own claims, so a minted one needs no memory; only those that were
/// told of and never took effect, or have not yet, those that were ended before their time, and those of which a rule made something
/// else true are remembered.
/// </summary>
/// <typeparam name="TId">What a token is told apart by.</typeparam>
internal sealed class TokenBook<TId>
    where TId : notnull
{
    public const string Active = "active";
    public const string Expired = "expired";

    // Each is made when it has something to remember: in most worlds nothing ever.
    private Remembered<TId>? _phantoms;
    private Remembered<TId>? _pending;
    private Kept<TId, Cut>? _revoked;
    private Kept<TId, Cut>? _expired;
    private Kept<TId, Fate>? _fates;
    private Cuts<TId>? _cuts;
    private long _minted;

    /// <summary>Whether any may have been revoked, by whomever.</summary>
    public bool MayHaveRevoked => _revoked is not null || _cuts is not null || _fates is not null;

    /// <summary>Why a token is not taken any more.</summary>
    public static string WhyRevoked(Cut cut) => cut.Rule is null ? "It was taken back." : $"The rule \"{cut.Rule}\" revoked it.";

    /// <summary>Makes a token what it is for.</summary>
    /// <param name="id">The token.</param>
    /// <param name="fate">What a rule makes true of it; null for nothing.</param>
    public void Mint(TId id, Fate? fate)
    {
        _pending?.Remove(id);
        _minted++;
        _cuts?.Mint(id);
        Bend(id, fate);
    }

    public void Withhold(TId id) => (_phantoms ??= new Remembered<TId>()).Add(id);

    /// <summary>Keeps in mind that a token is going to be minted, and what a rule makes true of it from the call on.</summary>
    public void Postpone(TId id, Fate? fate)
    {
        (_pending ??= new Remembered<TId>()).Add(id);
        Bend(id, fate);
    }

    /// <summary>Ends a token, whether it was minted or is going to be; of one that never will be there is nothing to end.</summary>
    public void End(SequelKind kind, TId id, Cut cut)
    {
        if (Has(_phantoms, id))
        {
            return;
        }

        if (kind == SequelKind.Revoke)
        {
            (_revoked ??= new Kept<TId, Cut>()).Add(id, cut);
        }
        else
        {
            (_expired ??= new Kept<TId, Cut>()).Add(id, cut);
        }
    }

    /// <summary>Ends all tokens of somebody that were minted so far; those to come are good.</summary>
    /// <param name="kind">Whether they are revoked or expired.</param>
    /// <param name="owner">The fingerprint of the account; null for everybody.</param>
    /// <param name="cut">Who ends them.</param>
    public void EndAll(SequelKind kind, ulong? owner, Cut cut) => (_cuts ??= new Cuts<TId>()).Make(kind, owner, cut);

    /// <summary>What is true of a token that this world's key has made.</summary>
    /// <param name="id">The token.</param>
    /// <param name="owner">The fingerprint of the account that had it made.</param>
    /// <param name="told">When its life ends, as the client was told.</param>
    /// <param name="at">The instant for which it is asked.</param>
    public TokenState Tell(TId id, ulong owner, DateTimeOffset told, DateTimeOffset at)
    {
        var fate = _fates?.Of(id);
        var (ends, rule) = Ends(id, owner, told, fate);
        var (state, why) = Has(_phantoms, id) ? ("unknown", "The call that told of it had no effect: it was never minted.")
            : _revoked?.Of(id) is { } cut ? ("revoked", WhyRevoked(cut))
            : Has(_pending, id) ? ("pending", "The call that told of it takes effect later.")
            : _cuts?.Of(SequelKind.Revoke, owner, id) is { } all ? ("revoked", WhyRevoked(all))
            : fate is { Revoked: true } ? ("revoked", $"The rule \"{fate.Rule}\" minted it revoked.")
            : ends <= at ? (Expired, $"Its life ended at {Instants.Text(ends)}{By(rule, told)}.")
            : (Active, $"It was minted in this world and has not ended{(rule is null ? "" : $"; it ends at {Instants.Text(ends)}{By(rule, told)}")}.");
        return new TokenState(state, why, ends);
    }

    /// <summary>Writes the counts as the properties of an object that is already begun.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("minted", _minted);
        json.WriteNumber("pending", _pending?.Count ?? 0);
        json.WriteNumber("revoked", _revoked?.Count ?? 0);
        json.WriteNumber("revocations_forgotten", _revoked?.Forgotten ?? 0);
        json.WriteNumber("expired_by_rules", _expired?.Count ?? 0);
        json.WriteNumber("expirations_forgotten", _expired?.Forgotten ?? 0);
        json.WriteNumber("cuts", _cuts?.Count ?? 0);
        json.WriteNumber("minted_since_first_cut", _cuts?.Since ?? 0);
        json.WriteNumber("minted_since_first_cut_forgotten", _cuts?.Forgotten ?? 0);
        json.WriteNumber("phantom", _phantoms?.Count ?? 0);
        json.WriteNumber("phantoms_forgotten", _phantoms?.Forgotten ?? 0);
        json.WriteNumber("bent", _fates?.Count ?? 0);
        json.WriteNumber("bent_forgotten", _fates?.Forgotten ?? 0);
    }

    private static bool Has(Remembered<TId>? some, TId id) => some is not null && some.Has(id);

    // The earliest of what it was told, what a rule had it minted with, and what ended it since; and the rule, where one has its say.
    private (DateTimeOffset At, string? Rule) Ends(TId id, ulong owner, DateTimeOffset told, Fate? fate)
    {
        var (at, rule) = (fate?.Ends ?? told, fate?.Rule);
        foreach (var cut in (ReadOnlySpan<Cut?>)[_expired?.Of(id), _cuts is not null && !Has(_pending, id) ? _cuts.Of(SequelKind.Expire, owner, id) : null])
        {
            (at, rule) = cut?.At < at ? (cut.At, cut.Rule) : (at, rule);
        }

        return (at, rule);
    }

    private void Bend(TId id, Fate? fate)
    {
        if (fate is not null)
        {
            (_fates ??= new Kept<TId, Fate>()).Add(id, fate);
        }
    }

    // Whoever was told otherwise needs to know whom to ask.
    private static string By(string? rule, DateTimeOffset told) => rule is null ? "" : $", as the rule \"{rule}\" has it; the client was told {Instants.Text(told)}";
}

/// <summary>What is true of a token.</summary>
/// <param name="State">Active, expired, revoked, pending or unknown.</param>
/// <param name="Why">The sentence that explains it.</param>
/// <param name="Ends">When its life really ends, whatever was told.</param>
internal readonly record struct TokenState(string State, string Why, DateTimeOffset Ends);
