using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>The change that a minted end-user token is: from now on it opens the chat page.</summary>
/// <param name="id">Its id.</param>
/// <param name="whom">Whom it is for; null for nobody.</param>
/// <param name="request">The fingerprint of the request, which stands for a token for nobody.</param>
internal sealed class MintEndUserToken(ulong id, string? whom, ulong request) : Change
{
    public override string Key => whom ?? $"request {request:x16}";

    public override ulong KeyPrint { get; } = whom is null ? request : Mix.Text(whom);

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again)
    {
        var own = (AlgoregState)state;
        own.Pending.Remove(id);
        own.Minted++;
        return Effect.Applied;
    }

    public override void Withhold(ProviderState state) => ((AlgoregState)state).Phantoms.Add(id);

    public override void Postpone(ProviderState state) => ((AlgoregState)state).Pending.Add(id);
}
