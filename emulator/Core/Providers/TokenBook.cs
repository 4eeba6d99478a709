using System.Text.Json;
using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>
/// The exceptions among the tokens of a world. Tokens carry their own claims, so a minted one needs no memory; only those that were
/// told of and never took effect, or have not yet, and those that were taken back are remembered.
/// </summary>
/// <typeparam name="TId">What a token is told apart by.</typeparam>
internal sealed class TokenBook<TId>
    where TId : notnull
{
    public const string Active = "active";
    public const string Expired = "expired";
    public const string WhyRevoked = "It was taken back.";

    private readonly Remembered<TId> _phantoms = new();
    private readonly Remembered<TId> _pending = new();
    private readonly Remembered<TId> _revoked = new();
    private long _minted;

    public void Mint(TId id)
    {
        _pending.Remove(id);
        _minted++;
    }

    public void Withhold(TId id) => _phantoms.Add(id);

    public void Postpone(TId id) => _pending.Add(id);

    /// <summary>Takes a token back; of one that was never minted there is nothing to take.</summary>
    public void Revoke(TId id)
    {
        if (!_phantoms.Has(id))
        {
            _revoked.Add(id);
        }
    }

    /// <summary>The state of a token that this world's key has made, and the sentence that explains it.</summary>
    public (string State, string Why) Tell(TId id, DateTimeOffset ends, DateTimeOffset at) =>
        _phantoms.Has(id) ? ("unknown", "The call that told of it had no effect: it was never minted.")
        : _revoked.Has(id) ? ("revoked", WhyRevoked)
        : _pending.Has(id) ? ("pending", "The call that told of it takes effect later.")
        : ends <= at ? (Expired, $"Its life ended at {Instants.Text(ends)}.")
        : (Active, "It was minted in this world and has not ended.");

    /// <summary>Writes the counts as the properties of an object that is already begun.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("minted", _minted);
        json.WriteNumber("pending", _pending.Count);
        json.WriteNumber("revoked", _revoked.Count);
        json.WriteNumber("revocations_forgotten", _revoked.Forgotten);
        json.WriteNumber("phantom", _phantoms.Count);
        json.WriteNumber("phantoms_forgotten", _phantoms.Forgotten);
    }
}
