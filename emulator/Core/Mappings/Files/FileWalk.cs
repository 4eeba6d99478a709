namespace ChatEmulator.Mappings.Files;

/// <summary>
/// Finds and reads the <c>*.json</c> files of a folder and of those in it, by name. Names that begin with a dot are left alone: they are what
/// systems keep for themselves. What cannot be read is a problem of that file, never an exception.
/// </summary>
internal static class FileWalk
{
    private const long Largest = 16_000_000;
    private const int Deepest = 32;

    /// <summary>The files in the order of their paths, letter by letter.</summary>
    public static IReadOnlyList<FoundFile> Read(string folder)
    {
        var found = new List<FoundFile>();
        Walk(folder, "", found, 0);
        return [.. found.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    private static void Walk(string folder, string name, List<FoundFile> found, int depth)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
            {
                Take(entry, Path.Combine(folder, entry.Name), name + entry.Name, found, depth);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            found.Add(Wrong(folder, name, $"This folder cannot be read: {e.Message}"));
        }
    }

    private static void Take(FileSystemInfo entry, string path, string name, List<FoundFile> found, int depth)
    {
        if (!entry.Attributes.HasFlag(FileAttributes.Directory))
        {
            found.AddRange(Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase) ? [Read(path, name)] : []);
        }
        else if (entry.LinkTarget is not null)
        {
            found.Add(Wrong(path, name, "This is a link to a folder, and links to folders are not followed: they may lead in a circle. Put the folder itself here."));
        }
        else if (entry.Name != FolderLayout.BodyFolder && depth == Deepest)
        {
            found.Add(Wrong(path, name, $"Folders nest deeper than {Deepest} here."));
        }
        else if (entry.Name != FolderLayout.BodyFolder)
        {
            Walk(path, name + "/", found, depth + 1);
        }
    }

    private static FoundFile Read(string path, string name)
    {
        try
        {
            // A pipe is as long as an empty file, and opening one would wait for whoever writes into it.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo;
            var length = (target ?? new FileInfo(path)).Length;
            return target?.FullName.StartsWith(Path.GetFullPath(path[..^name.Length]), StringComparison.Ordinal) == false ? Wrong(path, name, "This is a link to a file outside of the folder. Put the file itself here.")
                : length == 0 ? Wrong(path, name, "The file is empty, or a pipe. A mapping is an object: {\"request\": {…}, \"response\": {…}}.")
                : length > Largest ? Wrong(path, name, $"The file is larger than {Largest / 1_000_000} MB. A long body belongs in a file of its own, which bodyFileName names.")
                : new FoundFile(path, name, File.ReadAllBytes(path), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Wrong(path, name, $"The file cannot be read: {e.Message}");
        }
    }

    private static FoundFile Wrong(string path, string name, string why) => new(path, name, null, why);
}
