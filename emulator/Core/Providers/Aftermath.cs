using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers;

/// <summary>A call that has been decided, as a provider looks back at it.</summary>
/// <param name="State">The provider's state in this world.</param>
/// <param name="Operation">The operation that it was for.</param>
/// <param name="Exchange">The request.</param>
/// <param name="Reading">Its body or query as the operation read it.</param>
/// <param name="Caller">Who was calling.</param>
/// <param name="Change">What the call would change, whether or not it did; null for nothing.</param>
/// <param name="At">The instant, on the world's clock.</param>
internal readonly record struct Aftermath(
    ProviderState State, Operation Operation, Exchange Exchange, Reading Reading, Caller Caller, Change? Change, DateTimeOffset At);
