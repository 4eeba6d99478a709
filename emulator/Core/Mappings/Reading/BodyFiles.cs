namespace ChatEmulator.Mappings.Reading;

/// <summary>The files that answers name, all within one folder: neither a path nor a link leads out of it.</summary>
/// <param name="folder">The folder.</param>
internal sealed class BodyFiles(string folder)
{
    private const long Most = 64_000_000;

    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    /// <summary>What a file says; null when it cannot be read, and why.</summary>
    public byte[]? Read(string name, out string? why)
    {
        try
        {
            // WireMock takes a path that begins with a slash for one in the folder, too.
            var path = Path.GetFullPath(Path.Combine(_folder, name.TrimStart('/')));
            why = !(path + Path.DirectorySeparatorChar).StartsWith(_folder, StringComparison.Ordinal) ? $"leads out of {_folder}"
                : Directory.Exists(path) ? "is a folder, and a file is meant"
                : !File.Exists(path) ? $"names no file of {_folder}"
                : LeadsOut(path) ? $"leads out of {_folder}"
                : new FileInfo(path).Length > Most ? $"is larger than {Most / 1_000_000} MB"
                : null;
            return why is null ? Bytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            why = $"cannot be read: {e.Message}";
            return null;
        }
    }

    // A pipe is as long as an empty file, and opening one would wait for whoever writes into it.
    private static byte[] Bytes(string path) => ((File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo) ?? new FileInfo(path)).Length == 0 ? [] : File.ReadAllBytes(path);

    private bool LeadsOut(string path)
    {
        for (var each = path; each.Length > _folder.Length; each = Path.GetDirectoryName(each)!)
        {
            FileSystemInfo entry = Directory.Exists(each) ? new DirectoryInfo(each) : new FileInfo(each);
            if (entry.ResolveLinkTarget(returnFinalTarget: true) is { } target && !target.FullName.StartsWith(_folder, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
