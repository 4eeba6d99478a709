// The runtime finds it by this name, in no namespace (DOTNET_STARTUP_HOOKS).
#pragma warning disable CA1050, MA0047, MA0048

/// <summary>
/// Runs within the server that a soak watches, before its own code: has everything collected every ten seconds, and writes what is left.
/// Nobody can do that from outside. What a collector that comes when it likes has left says when it came, and not what is kept: between two
/// full collections of its own may lie a minute and several times the heap. It costs the server a thread, and each time some tenths of a second.
/// </summary>
internal static class StartupHook
{
    /// <summary>The environment variable that names the file.</summary>
    public const string File = "SOAK_HEAP_FILE";

    private const int Pause = 10_000;

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
            Thread.Sleep(Pause);
            GC.Collect();
            var left = GC.GetGCMemoryInfo(GCKind.FullBlocking);
            System.IO.File.WriteAllText(file + ".new", $"{left.HeapSizeBytes - left.FragmentedBytes}");
            System.IO.File.Move(file + ".new", file, overwrite: true);
        }
    }
}
