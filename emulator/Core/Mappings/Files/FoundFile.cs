namespace ChatEmulator.Mappings.Files;

/// <summary>A file of mappings.</summary>
/// <param name="Path">What problems call it.</param>
/// <param name="Name">Its path within the folder, with slashes.</param>
/// <param name="Bytes">What it says; null when it cannot be read.</param>
/// <param name="Wrong">Why there is nothing; null when there is.</param>
internal sealed record FoundFile(string Path, string Name, byte[]? Bytes, string? Wrong);
