using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChatEmulator.Benchmarks;

/// <summary>How a server is started: what is run, with what arguments and environment.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Path">An executable, or an assembly for <c>dotnet</c>.</param>
/// <param name="Arguments">Its arguments; <c>{port}</c> in one stands for the port it shall listen on.</param>
/// <param name="Switches">Environment variables of its own; <c>{port}</c> likewise.</param>
internal sealed record Recipe(string Name, string Path, string[] Arguments, params (string Name, string Value)[] Switches);

/// <summary>
/// A server as a process of its own, on one core where that can be had; ended with whatever it started when disposed of. What it writes is read as a user's terminal
/// would read it: lines until it listens, after that bytes that nobody looks at, so that its log costs the other core next to nothing.
/// </summary>
internal sealed class Child : IDisposable
{
    private const int MostSaid = 1_000;

    private readonly Family _family;
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];
    private int _beforeListening;

    /// <summary>Starts it, and does not wait for anything.</summary>
    /// <param name="recipe">What to start.</param>
    /// <param name="port">The port it shall listen on; 0 for one of its own choice.</param>
    public Child(Recipe recipe, int port = 0)
    {
        Name = recipe.Name;
        var start = Start(recipe, text => text.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Started = Stopwatch.GetTimestamp();
        _family = new Family(start, ended: () => _port.TrySetResult(0));
        _family.First.ErrorDataReceived += (_, line) => Hear(line.Data);
        new Thread(Listen) { IsBackground = true }.Start();
        _family.First.BeginErrorReadLine();
    }

    public string Name { get; }

    /// <summary>What it is known by in /proc.</summary>
    public int Id => _family.First.Id;

    /// <summary>What it wrote on standard error since it listens, the first lines of it.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_said)
            {
                return [.. _said.Skip(_beforeListening)];
            }
        }
    }

    /// <summary>When it was started, on the stopwatch.</summary>
    public long Started { get; }

    /// <summary>User and system time so far, of whatever it started too; the kernel counts in hundredths of a second.</summary>
    public TimeSpan Cpu => _family.Cpu;

    /// <summary>Resident memory now, in MiB.</summary>
    public double Resident => _family.Resident;

    /// <summary>A number of /proc/PID/status, without its unit; of the process alone that was started.</summary>
    public long Status(string key) => File.ReadLines($"/proc/{Id}/status")
        .Where(line => line.StartsWith(key, StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(key.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture))
        .Single();

    /// <summary>Waits for the line that tells the port.</summary>
    /// <exception cref="CannotStartException">It ended first, or said nothing for half a minute.</exception>
    public int Port()
    {
        if (_port.Task.Wait(TimeSpan.FromSeconds(30)) && _port.Task.Result > 0)
        {
            return _port.Task.Result;
        }

        throw NotListening();
    }

    /// <summary>Complains when the process is gone, with what it said.</summary>
    /// <exception cref="CannotStartException">It has ended.</exception>
    public void MustLive()
    {
        if (_family.First.HasExited)
        {
            throw NotListening();
        }
    }

    /// <summary>Tells it to end (SIGTERM), and waits.</summary>
    /// <returns>How long it took, and its exit code; null when it did not end within the time.</returns>
    public (TimeSpan Took, int? Code) Stop(TimeSpan within)
    {
        var began = Stopwatch.GetTimestamp();
        using var kill = Process.Start("kill", ["-TERM", $"{_family.First.Id}"]);
        var ended = _family.First.WaitForExit(within);
        return (Stopwatch.GetElapsedTime(began), ended ? _family.First.ExitCode : null);
    }

    /// <summary>A port that nobody listens on at the moment.</summary>
    public static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    public void Dispose() => _family.Dispose();

    private static ProcessStartInfo Start(Recipe recipe, Func<string, string> filled)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory }; // some leave files there
        string[] command = [
            .. Cores.Pin, .. recipe.Path.EndsWith(".dll", StringComparison.Ordinal) ? (string[])["dotnet", recipe.Path] : [recipe.Path],
            .. recipe.Arguments.Select(filled)];
        start.FileName = command[0];
        Array.ForEach(command[1..], start.ArgumentList.Add);
        Array.ForEach(recipe.Switches, each => start.Environment[each.Name] = filled(each.Value));
        return start;
    }

    private CannotStartException NotListening()
    {
        lock (_said)
        {
            return new CannotStartException($"{Name} does not listen. It said:\n{string.Join('\n', _said)}");
        }
    }

    private void Listen()
    {
        const string Sign = "listening on http://";
        try
        {
            var lines = _family.First.StandardOutput;
            while (lines.ReadLine() is { } line)
            {
                Hear(line);
                if (line.StartsWith(Sign, StringComparison.Ordinal))
                {
                    _beforeListening = _said.Count;
                    _port.TrySetResult(new Uri(line[(Sign.Length - "http://".Length)..].Trim()).Port);
                    lines.BaseStream.CopyTo(Stream.Null, 65_536);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It was disposed of meanwhile.
        }
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            if (line is not null && _said.Count < MostSaid)
            {
                _said.Add(line);
            }
        }
    }
}
