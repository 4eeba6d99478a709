using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;
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

    /// <summary>The stub mapping that answers; null where none does.</summary>
    public Hit? Hit { get; init; }

    /// <summary>Whether the world still is what it was when the call was read; else it has to be read again.</summary>
    public bool IsCurrent => World.Play == Play && (Hit is { } hit ? hit.IsCurrent(World.Mappings) : !Operation.Entry.IsStub || World.Latest.Stubs == Provider);

    /// <summary>What the vendor says of it. A body over the limit is refused before anybody asks who sends it.</summary>
    public Verdict Judge(in Caller caller, ProviderState state, DateTimeOffset at) =>
        Exchange.BodyTooLarge ? Provider.Error("payload_too_large") : Operation.Admit(state, at) ?? Operation.Judge(Reading, caller, state);

    /// <summary>All that rules may look at.</summary>
    public Situation Situation(Verdict verdict, in Caller caller, in Chance chance, DateTimeOffset at) =>
        new(Operation.Entry, Exchange, Reading.Body, verdict is Command, caller.Proven?.Name) { Chance = chance, Trace = Trace, Claims = Presented.Claims(this, at), Revoked = Presented.Revoked(this, at) };

    /// <summary>What becomes of the call. Counts, so it is asked once, under the world's gate.</summary>
    /// <param name="situation">All that a rule may look at.</param>
    public Plan Decide(in Situation situation)
    {
        if (Hit is not { } hit)
        {
            return World.Scenario.Decide(situation, World.Counters);
        }

        World.Matter.Mappings.Fired(hit.Mapping, World.Journal.Next);
        return hit.Plan;
    }
}
