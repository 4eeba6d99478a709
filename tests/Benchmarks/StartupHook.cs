// The runtime finds it by this name, in no namespace (DOTNET_STARTUP_HOOKS).
#pragma warning disable CA1050, MA0047, MA0048

/// <summary>
/// Runs within the server that a soak watches, before its own code, and writes once a second what the last full collection left on its heap:
/// nobody can read that from outside. It costs the server a thread and a few hundred bytes a second.
/// </summary>
internal static class StartupHook
{
    /// <summary>The environment variable that names the file.</summary>
    public const string File = "SOAK_HEAP_FILE";

    private const int Second = 1_000;

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(File) is { Length: > 0 } file)
        {
            new Thread(() => Write(file)) { IsBackground = true }.Start();
        }
    }

    private static void Write(string file)
    {
        while (true)
        {
            System.IO.File.WriteAllText(file + ".new", $"{GC.GetGCMemoryInfo(GCKind.FullBlocking).HeapSizeBytes}");
            System.IO.File.Move(file + ".new", file, overwrite: true);
            Thread.Sleep(Second);
        }
    }
}
