using System.Net.Sockets;

namespace ChatEmulator.Server.Tests.InMemory;

/// <summary>Exceptions as one line: their types and codes, all the way down.</summary>
internal static class Thrown
{
    public static string Text(Exception thrown) => string.Join(" <- ", Chain(thrown).Select(One));

    private static IEnumerable<Exception> Chain(Exception? thrown)
    {
        for (; thrown is not null; thrown = thrown.InnerException)
        {
            yield return thrown;
        }
    }

    private static string One(Exception thrown) => thrown.GetType().Name + thrown switch
    {
        HttpRequestException e => $"[{e.HttpRequestError}]",
        HttpIOException e => $"[{e.HttpRequestError}]",
        SocketException e => $"[{e.SocketErrorCode}]",
        _ => "",
    };
}
