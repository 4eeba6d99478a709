using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>The change that a minted token is: from now on it opens its channels.</summary>
/// <param name="id">Its claim `jti`.</param>
/// <param name="member">The member id as sent; null when the vendor made one up.</param>
/// <param name="request">The fingerprint of the request, which stands for a mint without member id.</param>
internal sealed class MintChatToken(Guid id, string? member, ulong request) : Change
{
    public override string Key => member is null ? $"request {request:x16}" : $"member_id {member}";

    public override ulong KeyPrint { get; } = member is null ? request : Mix.Text(member);

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again)
    {
        var own = (SignalWireState)state;
        own.Pending.Remove(id);
        own.Minted++;
        return Effect.Applied;
    }

    public override void Withhold(ProviderState state) => ((SignalWireState)state).Phantoms.Add(id);

    public override void Postpone(ProviderState state) => ((SignalWireState)state).Pending.Add(id);
}
