using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatEmulator.Benchmarks;

/// <summary>
/// A process with all that it starts, in a session of its own: counted together, and ended together, also when this process is told to
/// end. Runtimes of other languages start helpers, and launchers that they leave behind.
/// </summary>
internal sealed class Family : IDisposable
{
    private const int Kill = 9;

    // The kernel's clock ticks, as it tells them to programs on every machine there is.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    // Taken by a signal and not given back: what is being started is waited for, and nothing is started any more.
    private static readonly Lock Gate = new();

    private readonly PosixSignalRegistration[] _signals;
    private bool _ended;

    /// <summary>Starts it.</summary>
    /// <param name="start">What is run.</param>
    /// <param name="ended">Called when it has ended by itself.</param>
    /// <exception cref="CannotStartException">There is no such program.</exception>
    public Family(ProcessStartInfo start, Action? ended = null)
    {
        start.ArgumentList.Insert(0, start.FileName);
        start.FileName = "setsid";
        First = new Process { StartInfo = start, EnableRaisingEvents = true };
        First.Exited += (_, _) => ended?.Invoke();
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(each => PosixSignalRegistration.Create(each, _ => EndForGood()))];
        try
        {
            lock (Gate)
            {
                _ = First.Start();
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            _ended = true;
            Dispose();
            throw new CannotStartException($"This verb needs setsid, of util-linux: {e.Message}");
        }
    }

    /// <summary>The process itself.</summary>
    public Process First { get; }

    /// <summary>User and system time so far, of those that have ended as well; the kernel counts in hundredths of a second.</summary>
    public TimeSpan Cpu => Members().Sum(each => each.Stat[11..15].Sum(long.Parse)) * Tick;

    /// <summary>Resident memory now, in MiB. What two of them share is counted twice.</summary>
    public double Resident => Members().Sum(each => Pages(each.Stat[21])) / (1024.0 * 1024.0);

    public void Dispose()
    {
        lock (Gate)
        {
            End();
        }

        Array.ForEach(_signals, each => each.Dispose());
        First.Dispose();
    }

    private static double Pages(string number) => long.Parse(number, CultureInfo.InvariantCulture) * (double)Environment.SystemPageSize;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);

    private void EndForGood()
    {
        Gate.Enter();
        End();
    }

    private void End()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        var id = First.Id;
        First.Kill(entireProcessTree: true); // it may not have a session yet
        _ = Send(-id, Kill);
        First.WaitForExit();
    }

    // Fields of /proc/ID/stat from the state on: the name before them may hold anything.
    private IEnumerable<(int Id, string[] Stat)> Members()
    {
        var session = First.Id.ToString(CultureInfo.InvariantCulture);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Stat(folder) is { } stat && stat[3] == session)
            {
                yield return (id, stat);
            }
        }
    }

    private static string[]? Stat(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // it has ended meanwhile
        }
    }
}
