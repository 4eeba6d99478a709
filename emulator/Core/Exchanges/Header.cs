namespace ChatEmulator.Exchanges;

/// <summary>One header line as sent; a name that occurs twice is two headers.</summary>
/// <param name="Name">The name as sent; compared without case.</param>
/// <param name="Value">The value as sent.</param>
public readonly record struct Header(string Name, string Value);
