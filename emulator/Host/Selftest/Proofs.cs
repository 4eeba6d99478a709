namespace ChatEmulator.Host.Selftest;

/// <summary>
/// What each delivery has to be at the wire. Every byte is written out, and none is made by the code that is tried: this is the one
/// place that says what the words of the manual mean in bytes.
/// </summary>
internal static class Proofs
{
    /// <summary>All of them, in the order of the manual.</summary>
    public static IReadOnlyList<Proof> All { get; } = [.. Proofs1.All, .. Proofs2.All];
}
