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
            var target = Target(file.Text);
            if (IsSpecial(target))
            {
                File.WriteAllText(target, text);
                return null;
            }

            draft = Path.Combine(Path.GetDirectoryName(target) ?? target, Path.GetRandomFileName());
            File.WriteAllText(draft, text);
            KeepMode(target, draft);
            File.Move(draft, target, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Forget(draft);
            return $"{file.Source}: '{file.Text}' cannot be written: {Why(e, file.Text)}";
        }
    }

    /// <summary>Why a file could not be written, as far as that can be seen before; null when nothing stands against it.</summary>
    public static string? WhyNot(Given file)
    {
        try
        {
            var folder = Path.GetDirectoryName(Target(file.Text));
            return Directory.Exists(file.Text) ? $"{file.Source}: '{file.Text}' cannot be written: it is a folder; name a file."
                : !Directory.Exists(folder) ? $"{file.Source}: '{file.Text}' cannot be written: its folder does not exist."
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{file.Source}: '{file.Text}' cannot be written: {e.Message}";
        }
    }

    // A link is followed: who made it wants the file behind it.
    private static string Target(string file)
    {
        var path = Path.GetFullPath(file);
        return !IsDevice(path) && File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } behind ? behind.FullName : path;
    }

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    // A device or a pipe is written into and never replaced. A pipe looks like an empty file, and nobody reads half of what was empty.
    private static bool IsSpecial(string target) => IsDevice(target) || (File.Exists(target) && new FileInfo(target).Length == 0);

    private static void KeepMode(string target, string draft)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
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
