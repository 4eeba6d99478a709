namespace ChatEmulator.Mappings.Files;

/// <summary>Where mappings are, and the files that their answers name.</summary>
/// <param name="Mappings">The folder of the mappings.</param>
/// <param name="Bodies">The folder of the files that WireMock's mappings name; it need not be there.</param>
internal sealed record FolderLayout(string Mappings, string Bodies)
{
    /// <summary>The folder's name of files that answers name.</summary>
    public const string BodyFolder = "__files";

    // WireMock's root, and WireMock.Net's.
    private static readonly string[] Inside = ["mappings", Path.Combine("__admin", "mappings")];

    /// <summary>Finds them: in the root of either, or in the folder of the mappings itself, whose files are in it or beside it.</summary>
    public static FolderLayout Of(string folder)
    {
        var mappings = Inside.Select(name => Path.Combine(folder, name)).FirstOrDefault(Directory.Exists);
        var beside = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) ?? folder, BodyFolder);
        var within = Path.Combine(folder, BodyFolder);
        return new FolderLayout(mappings ?? folder, mappings is not null || Directory.Exists(within) || !Directory.Exists(beside) ? within : beside);
    }
}
