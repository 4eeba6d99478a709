using System.Runtime.InteropServices;
using ChatEmulator.Host;

// What a socket tells is taken down by the thread that hears of it and goes to the pool once instead of twice, a twelfth of a request's CPU. Read once, at a
// process's first socket. It is for a server alone: there nothing of ours runs before Kestrel's pipes have passed it on, so that nothing can hold that thread up.
if (args is [] or ["serve", ..] or [['-', ..], ..])
{
    Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
}

using var stop = new CancellationTokenSource();
long? asked = null;
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);

// https://no-color.org: set and not empty means no. A dumb terminal has none.
var colours = !Console.IsOutputRedirected
    && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
    && Environment.GetEnvironmentVariable("TERM") != "dumb";
try
{
    Func<string?>? ask = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.ReadLine;
    return await CommandLine.Run(
        args, new Terminal(Console.Out, Console.OpenStandardOutput(), Console.Error, Environment.GetEnvironmentVariable, colours, ask, Console.In, stop.Token));
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    // Nothing of ours throws one up to here but a console that takes no text, such as a file on a full disk or a closed descriptor.
    await Console.Error.WriteLineAsync($"chat-emulator cannot write: {e.GetBaseException().Message}");
    return ExitCode.CannotStart;
}

// The first signal asks for an orderly end. Who sends it to a group of processes often has it arrive twice; one that comes a second later
// is left to the runtime, which ends at once.
void End(PosixSignalContext signal)
{
    var now = Environment.TickCount64;
    asked ??= now;
    signal.Cancel = now - asked < 1_000;
    stop.Cancel();
}
