namespace ChatEmulator.Host.Selftest;

/// <summary>One delivery as it is tried: how a scenario writes it, and what a client at the wire is to see of it, byte for byte.</summary>
/// <param name="Delivery">What stands behind <c>delivery:</c>.</param>
/// <param name="Protocol">The protocol that the client speaks, as it is written: HTTP/1.1 or HTTP/2.</param>
/// <param name="Marks">What is to be seen, in order.</param>
/// <param name="Ending">The journal's word for the end.</param>
internal sealed record Proof(string Delivery, string Protocol, IReadOnlyList<Mark> Marks, string Ending)
{
    /// <summary>The first word of the delivery, as the manual has it.</summary>
    public string Word { get; } = Delivery.Trim('{', ' ').Split([':', ' '])[0];
}
