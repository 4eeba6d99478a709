using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>What a provider keeps in one world. Guarded by the world's lock.</summary>
internal abstract class ProviderState : IDisposable
{
    /// <summary>The name that the world goes by now: what credentials may say, and what minted tokens carry.</summary>
    public string World { get; internal set; } = "";

    /// <summary>About how many bytes its contents hold, as far as they can grow large.</summary>
    public virtual long Held => 0;

    /// <summary>Whether any token may have been revoked: while none was, nobody has to ask of one.</summary>
    public virtual bool MayHaveRevoked => false;

    /// <summary>Writes the state as the properties of an object that is already begun; secrets masked.</summary>
    public abstract void Write(Utf8JsonWriter json, DateTimeOffset at);

    /// <summary>Lets go of native memory.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of native memory.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>What a provider's state begins with.</summary>
/// <param name="Root">The name that the world was begun under: with the seed, what its keys are made from. A fork has its origin's.</param>
/// <param name="Seed">What the world's chance is drawn from.</param>
/// <param name="At">The instant at which the world begins.</param>
/// <param name="Dice">The world's chance.</param>
/// <param name="Profile">The provider's profile.</param>
/// <param name="Roster">The declared accounts, or the demo accounts.</param>
/// <param name="Data">What exists before the first call, by kind.</param>
internal sealed record Opening(
    string Root,
    long Seed,
    DateTimeOffset At,
    Dice Dice,
    Profile Profile,
    Roster Roster,
    IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> Data);

/// <summary>The moment in which a provider answers: where, when, and with which chance.</summary>
/// <param name="State">The provider's state in this world.</param>
/// <param name="Profile">The provider's profile.</param>
/// <param name="At">The instant, on the world's clock.</param>
/// <param name="Dice">The world's chance.</param>
/// <param name="Request">The fingerprint of operation, account and request: equal for identical calls.</param>
/// <param name="Key">What chance is keyed by: the request, and its ordinal among identical calls.</param>
internal readonly record struct Moment(ProviderState State, Profile Profile, DateTimeOffset At, Dice Dice, ulong Request, ulong Key)
{
    /// <summary>What a rule makes true of the tokens that are minted; null for nothing.</summary>
    public Minting? Minting { get; init; }

    /// <summary>How a rule has tokens tell when they were issued; null for as it was.</summary>
    public Misdating? Misdating { get; init; }

    /// <summary>How a rule has the message fail that is taken; null when it does not.</summary>
    public SendingFailure? Sending { get; init; }
}
