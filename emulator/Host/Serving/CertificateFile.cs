using ChatEmulator.Host.Settings;
using ChatEmulator.Server;

namespace ChatEmulator.Host.Serving;

/// <summary>Writes the certificate to trust into a file, whole or not at all: whoever waits for the file must never find half of it.</summary>
internal static class CertificateFile
{
    /// <summary>Writes, and says in one sentence why that was not possible; null when it was.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="server">Whose certificate it is; it speaks HTTPS.</param>
    public static string? Write(Given file, EmulatorServer server)
    {
        string? draft = null;
        try
        {
            var target = Path.GetFullPath(file.Text);
            draft = Path.Combine(Path.GetDirectoryName(target) ?? target, Path.GetRandomFileName());
            File.WriteAllText(draft, server.Authority!.ExportCertificatePem() + "\n");
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
        Directory.Exists(file) ? "it is a folder; name a file." : e is DirectoryNotFoundException ? "its folder does not exist." : e.Message;

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
