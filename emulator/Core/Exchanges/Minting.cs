namespace ChatEmulator.Exchanges;

/// <summary>What is true of the tokens that a call mints, whatever it is told of them.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Life">How long they live from the call on, on the world's clock; null as long as they are told to.</param>
/// <param name="Revoked">Whether they are taken back the moment they are minted.</param>
internal sealed record Minting(string Rule, TimeSpan? Life, bool Revoked);
