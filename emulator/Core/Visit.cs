using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>A call on its way through the engine: what is known of it before the world's lock is taken.</summary>
/// <param name="World">The world that it is for.</param>
/// <param name="Play">What the world played when it was read: another version reads otherwise.</param>
/// <param name="Exchange">The request.</param>
/// <param name="Provider">Whose operation it is.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Profile">The provider's profile.</param>
/// <param name="Reading">The body as the operation read it.</param>
/// <param name="Print">The fingerprint of the request.</param>
internal readonly record struct Visit(
    World World, Play Play, Exchange Exchange, Provider Provider, Operation Operation, Profile Profile, Reading Reading, ulong Print)
{
    /// <summary>A print of what stands at the operation's key; 0 for nothing, null where the body could not be read.</summary>
    public ulong? Key => Operation.Entry.KeyPath is not { } path ? 0
        : Reading.Body.ValueKind != JsonValueKind.Undefined ? Fingerprint.Of(path.In(Reading.Body))
        : Exchange.Size == 0 ? 0
        : null;

    /// <summary>Takes down what each rule made of the call; null when nobody wants to know.</summary>
    public Trace? Trace { get; init; }
}
