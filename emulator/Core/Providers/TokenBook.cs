using System.Text.Json;
using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>
/// The exceptions among the tokens of a world. Tokens carry their own claims, so a minted one needs no memory; only those that were
/// told of and never took effect, or have not yet, those that were taken back, and those of which a rule made something else true are
/// remembered.
/// </summary>
/// <typeparam name="TId">What a token is told apart by.</typeparam>
internal sealed class TokenBook<TId>
    where TId : notnull
{
    public const string Active = "active";
    public const string Expired = "expired";
    public const string WhyRevoked = "It was taken back.";

    // Each is made when it has something to remember: in most worlds nothing ever.
    private Remembered<TId>? _phantoms;
    private Remembered<TId>? _pending;
    private Remembered<TId>? _revoked;
    private Fates<TId>? _fates;
    private long _minted;

    /// <summary>Makes a token what it is for.</summary>
    /// <param name="id">The token.</param>
    /// <param name="fate">What a rule makes true of it; null for nothing.</param>
    public void Mint(TId id, Fate? fate)
    {
        _pending?.Remove(id);
        _minted++;
        Bend(id, fate);
    }

    public void Withhold(TId id) => (_phantoms ??= new Remembered<TId>()).Add(id);

    /// <summary>Keeps in mind that a token is going to be minted, and what a rule makes true of it from the call on.</summary>
    public void Postpone(TId id, Fate? fate)
    {
        (_pending ??= new Remembered<TId>()).Add(id);
        Bend(id, fate);
    }

    /// <summary>Takes a token back; of one that was never minted there is nothing to take.</summary>
    public void Revoke(TId id)
    {
        if (!Has(_phantoms, id))
        {
            (_revoked ??= new Remembered<TId>()).Add(id);
        }
    }

    /// <summary>What is true of a token that this world's key has made.</summary>
    /// <param name="id">The token.</param>
    /// <param name="told">When its life ends, as the client was told.</param>
    /// <param name="at">The instant for which it is asked.</param>
    public TokenState Tell(TId id, DateTimeOffset told, DateTimeOffset at)
    {
        var fate = _fates?.Of(id);
        var ends = fate?.Ends ?? told;
        var (state, why) = Has(_phantoms, id) ? ("unknown", "The call that told of it had no effect: it was never minted.")
            : Has(_revoked, id) ? ("revoked", WhyRevoked)
            : Has(_pending, id) ? ("pending", "The call that told of it takes effect later.")
            : fate is { Revoked: true } ? ("revoked", $"The rule \"{fate.Rule}\" minted it revoked.")
            : ends <= at ? (Expired, $"Its life ended at {Instants.Text(ends)}{By(fate, told)}.")
            : (Active, $"It was minted in this world and has not ended{(fate is null ? "" : $"; it ends at {Instants.Text(ends)}{By(fate, told)}")}.");
        return new TokenState(state, why, ends);
    }

    /// <summary>Writes the counts as the properties of an object that is already begun.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("minted", _minted);
        json.WriteNumber("pending", _pending?.Count ?? 0);
        json.WriteNumber("revoked", _revoked?.Count ?? 0);
        json.WriteNumber("revocations_forgotten", _revoked?.Forgotten ?? 0);
        json.WriteNumber("phantom", _phantoms?.Count ?? 0);
        json.WriteNumber("phantoms_forgotten", _phantoms?.Forgotten ?? 0);
        json.WriteNumber("bent", _fates?.Count ?? 0);
        json.WriteNumber("bent_forgotten", _fates?.Forgotten ?? 0);
    }

    private static bool Has(Remembered<TId>? some, TId id) => some is not null && some.Has(id);

    private void Bend(TId id, Fate? fate)
    {
        if (fate is not null)
        {
            (_fates ??= new Fates<TId>()).Add(id, fate);
        }
    }

    // Whoever was told otherwise needs to know whom to ask.
    private static string By(Fate? fate, DateTimeOffset told) =>
        fate is null ? "" : $", as the rule \"{fate.Rule}\" has it; the client was told {Instants.Text(told)}";
}

/// <summary>What is true of a token.</summary>
/// <param name="State">Active, expired, revoked, pending or unknown.</param>
/// <param name="Why">The sentence that explains it.</param>
/// <param name="Ends">When its life really ends, whatever was told.</param>
internal readonly record struct TokenState(string State, string Why, DateTimeOffset Ends);
