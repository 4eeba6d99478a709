namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>A folder of scenarios for one test, which any user may read.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-emulator-");

    public Folder(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path(name), text);
        }

        if (!OperatingSystem.IsWindows())
        {
            _folder.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        }
    }

    /// <summary>What <c>docker run</c> takes to mount it over the image's scenarios.</summary>
    public string[] Mounted => ["-v", $"{_folder.FullName}:/scenarios:ro"];

    public string FullName => _folder.FullName;

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
