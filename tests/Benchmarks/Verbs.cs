using System.Net.Sockets;
using ChatEmulator.Benchmarks.Peers;

namespace ChatEmulator.Benchmarks;

/// <summary>What this tool is asked for and cannot begin with: told in one line, exit code 2.</summary>
internal sealed class CannotStartException(string message) : Exception(message);

/// <summary>A server said something other than 200, or nothing: no figure of such a run means anything.</summary>
internal sealed class WrongAnswerException(string message) : Exception(message);

/// <summary>Finds the verb and tells what went wrong in one line.</summary>
internal static class Verbs
{
    public static int Run(string verb, string[] args)
    {
        try
        {
            return verb switch
            {
                "engine" => EngineVerb.Run(args),
                "server" => OnLinux(() => ServerVerb.Run(new Settings(args, rounds: 9))),
                "telemetry" => OnLinux(() => ServerVerb.Telemetry(new Settings(args, rounds: 9))),
                "journal" => OnLinux(() => ServerVerb.Journal(new Settings(args, rounds: 9))),
                "start" => OnLinux(() => StartVerb.Run(new Settings(args, rounds: 15))),
                "threads" => ThreadsVerb.Run(new Settings(args, rounds: 7)),
                "memory" => MemoryVerb.Run(new Settings(args, rounds: 7)),
                "worlds" => OnLinux(() => WorldsVerb.Run(new Settings(args, rounds: 7))),
                "peers" => OnLinux(() => PeersVerb.Run(new Settings(args, rounds: 5, seconds: 3, calls: 200_000))),
                "hung" => HungVerb.Run(new Settings(args, rounds: 3)),
                "soak" => OnLinux(() => SoakVerb.Run(new Settings(args))),
                _ => throw new CannotStartException($"There is no verb '{verb}'; --help lists them."),
            };
        }
        catch (CannotStartException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
        catch (Exception e) when (e is WrongAnswerException or SocketException or IOException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static int OnLinux(Func<int> run) => OperatingSystem.IsLinux()
        ? run()
        : throw new CannotStartException("This verb reads /proc and runs on Linux only; `engine` runs everywhere.");
}
