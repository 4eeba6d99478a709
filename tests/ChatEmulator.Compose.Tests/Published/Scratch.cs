namespace ChatEmulator.Compose.Tests.Published;

/// <summary>A text of a test's own, in a file in a folder of its own that is removed with it.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chat-emulator-");

    public Scratch(string text, string extension = "yaml")
    {
        File = Path.Combine(_folder.FullName, $"scratch.{extension}");
        System.IO.File.WriteAllText(File, text);
    }

    public string File { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
