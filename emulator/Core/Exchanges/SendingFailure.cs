namespace ChatEmulator.Exchanges;

/// <summary>That a message which was taken cannot be sent: after a while it says so itself.</summary>
/// <param name="After">How long after it took effect, on the world's clock.</param>
/// <param name="Error">What it then says.</param>
internal sealed record SendingFailure(TimeSpan After, string Error);
