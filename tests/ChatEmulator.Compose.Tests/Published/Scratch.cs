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

    /// <summary>A shipped scenario on a clock that stands still, so that every stamp is the same; what waits goes on when it is moved.</summary>
    public static Scratch Frozen(string shipped)
    {
        var scratch = new Scratch($"scenario: frozen\nextends: {shipped}\nclock: {{ start: 2026-01-15T09:00:00Z, frozen: true }}\n");
        System.IO.File.Copy(Path.Combine(Repository.Root, "scenarios", shipped), Path.Combine(scratch._folder.FullName, shipped));
        return scratch;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
