using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Time;

namespace ChatEmulator;

/// <summary>What makes two calls identical: operation, query and body, JSON compared as values; no headers.</summary>
internal static class Requests
{
    /// <summary>The fingerprint of a request, made before any lock.</summary>
    public static ulong Print(Operation operation, Exchange exchange, Reading reading)
    {
        var print = Mix.Into(operation.Print, reading.Unreadable is null ? reading.Print : Mix.Bytes(exchange.Body.Span));
        print = operation.Entry.Template.Parameter is null ? print : Mix.Into(print, Mix.Text(exchange.Path));
        return exchange.Query.Length == 0 ? print : Mix.Into(print, Mix.Text(exchange.Query));
    }

    /// <summary>What chance is keyed by. A call whose ordinal is no longer known draws by its number, and cannot be replayed.</summary>
    public static ulong Key(ulong request, int ordinal, long call) =>
        ordinal >= 0 ? Mix.Into(request, (ulong)ordinal) : Mix.Into(Mix.Into(request, ulong.MaxValue), (ulong)call);
}
