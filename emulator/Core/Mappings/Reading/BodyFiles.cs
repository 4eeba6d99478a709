namespace ChatEmulator.Mappings.Reading;

/// <summary>The files that answers name, all within one folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class BodyFiles(string folder)
{
    private const long Most = 64_000_000;

    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    /// <summary>What a file says; null when it cannot be read, and why.</summary>
    public byte[]? Read(string name, out string? why)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, name));
        why = !path.StartsWith(_folder, StringComparison.Ordinal) ? $"leads out of {_folder}" : null;
        if (why is not null)
        {
            return null;
        }

        try
        {
            why = new FileInfo(path).Length > Most ? $"{path} is larger than {Most / 1_000_000} MB" : null;
            return why is null ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            why = e.Message;
            return null;
        }
    }
}
