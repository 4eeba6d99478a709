using ChatEmulator.Host.Settings;

namespace ChatEmulator.Host;

/// <summary>Writes a file whole or not at all: whoever waits for it must never find half of it.</summary>
internal static class WholeFile
{
    /// <summary>Writes, and says in one sentence why that was not possible; null when it was.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="text">What is to stand in it.</param>
    public static string? Write(Given file, string text)
    {
        string? draft = null;
        try
        {
            var target = Path.GetFullPath(file.Text);
            draft = Path.Combine(Path.GetDirectoryName(target) ?? target, Path.GetRandomFileName());
            File.WriteAllText(draft, text);
            File.Move(draft, target, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Forget(draft);
            return $"{file.Source}: '{file.Text}' cannot be written: {Why(e, file.Text)}";
        }
    }

    private static string Why(Exception e, string file) =>
        Directory.Exists(file) ? "it is a folder; name a file."
        : e is DirectoryNotFoundException ? "its folder does not exist."
        : e is UnauthorizedAccessException or FileNotFoundException ? "nothing can be written into its folder."
        : e.Message;

    private static void Forget(string? draft)
    {
        try
        {
            File.Delete(draft ?? "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // There is none, or it cannot be helped.
        }
    }
}
