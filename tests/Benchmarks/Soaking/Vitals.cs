using System.Globalization;

namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>What a process held at an instant.</summary>
/// <param name="At">Since the mixed traffic began.</param>
/// <param name="Resident">Resident memory, MiB.</param>
/// <param name="Heap">What the last collection of everything left on the managed heap, without gaps between, MiB; null before one.</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Threads">Threads, sleeping ones included.</param>
internal sealed record Vitals(TimeSpan At, double Resident, double? Heap, int Handles, int Threads)
{
    private const double Mebibyte = 1_048_576;

    /// <summary>Looks now.</summary>
    public static Vitals Of(Child child, string heapFile, TimeSpan at) =>
        new(at, child.Resident, HeapIn(heapFile), Directory.GetFileSystemEntries($"/proc/{child.Id}/fd").Length, (int)child.Status("Threads:"));

    // Written anew every ten seconds, whole, by what runs inside of the process: see StartupHook.
    private static double? HeapIn(string file) =>
        File.Exists(file) && long.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes / Mebibyte : null;
}
