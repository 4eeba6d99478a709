using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatEmulator.Benchmarks;

/// <summary>When a server that was started answers: it is asked each millisecond, and a connection that is refused means not there yet.</summary>
internal static class FirstAnswer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How long it took from the start of the process.</summary>
    /// <param name="child">The server.</param>
    /// <param name="port">Its port.</param>
    /// <param name="wrongIsEarly">Whether a wrong answer is waited over, for servers that listen before they know what to say.</param>
    /// <exception cref="WrongAnswerException">Anything but a 200, so that no wrong server looks fast.</exception>
    /// <exception cref="CannotStartException">It ended, or a minute was over.</exception>
    public static TimeSpan Await(Child child, int port, bool wrongIsEarly = false)
    {
        while (true)
        {
            try
            {
                if (Answers(port))
                {
                    return Stopwatch.GetElapsedTime(child.Started);
                }
            }
            catch (Exception e) when (wrongIsEarly && !Late(child) && e is WrongAnswerException or SocketException)
            {
                // It will be asked again.
            }

            child.MustLive();
            if (Late(child))
            {
                throw new CannotStartException($"{child.Name} did not answer within {Patience.TotalSeconds} s.");
            }

            Thread.Sleep(1);
        }
    }

    private static bool Late(Child child) => Stopwatch.GetElapsedTime(child.Started) > Patience;

    private static bool Answers(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            return false;
        }

        socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        socket.Send(Workload.Request());
        new Answer().Receive(socket);
        return true;
    }
}
