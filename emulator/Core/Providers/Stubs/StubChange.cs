using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Stubs;

/// <summary>A change at another service: it is entered in the ledger and changes nothing here, so that a test can ask how often it took effect.</summary>
/// <param name="key">The client's Idempotency-Key; null when it sent none.</param>
/// <param name="request">The fingerprint of the request, which stands for a missing key.</param>
internal sealed class StubChange(string? key, ulong request) : Change
{
    public override string Key => key is null ? $"request {request:x16}" : $"Idempotency-Key {Brief.Of(key)}";

    public override ulong KeyPrint { get; } = key is null ? request : Mix.Text(key);

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again) => Effect.Applied;
}
