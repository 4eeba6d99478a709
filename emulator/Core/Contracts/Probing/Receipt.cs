namespace ChatEmulator.Contracts.Probing;

/// <summary>
/// One rule that the emulator keeps in a vendor's name, with what it rests on: how it is known, where, which profile key chooses
/// another reading, and probes that tell a server which keeps it from one that does not.
/// </summary>
/// <param name="Id">Unique within the provider, such as <c>create_token.ttl.at_most</c>.</param>
/// <param name="About">The rule in one sentence.</param>
/// <param name="Basis">How it is known.</param>
/// <param name="Source">Where, in words.</param>
/// <param name="Profile">The profile key that chooses its reading; null when there is none.</param>
/// <param name="Probes">Requests with the expected verdict; each must hold.</param>
internal sealed record Receipt(string Id, string About, Basis Basis, string Source, string? Profile, params IReadOnlyList<Probe> Probes);
