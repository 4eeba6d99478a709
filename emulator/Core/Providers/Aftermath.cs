using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers;

/// <summary>A call that has been decided, as a provider looks back at it.</summary>
/// <param name="State">The provider's state in this world.</param>
/// <param name="Exchange">The request.</param>
/// <param name="Caller">Who was calling.</param>
/// <param name="Change">What the call would change, whether or not it did; null for nothing.</param>
/// <param name="At">The instant, on the world's clock.</param>
public readonly record struct Aftermath(ProviderState State, Exchange Exchange, Caller Caller, Change? Change, DateTimeOffset At);
