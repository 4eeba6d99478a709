using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;
using ChatEmulator.Time;

namespace ChatEmulator;

/// <summary>What makes two calls identical: operation, query and body, JSON compared as values; no headers.</summary>
internal static class Requests
{
    /// <summary>The fingerprint of a request, made before any lock.</summary>
    public static ulong Print(Operation operation, Exchange exchange, Reading reading, VolatilePaths leftOut)
    {
        var body = reading.Unreadable is not null ? Mix.Bytes(exchange.Body.Span)
            : leftOut.IsEmpty ? reading.Print
            : leftOut.Print(reading.Body);
        var print = Mix.Into(operation.Print, body);
        print = operation.Entry.Template.Parameter is null && !operation.Entry.IsStub ? print : Mix.Into(print, Mix.Text(exchange.Path));
        print = operation.Entry.IsStub ? Mix.Into(print, Mix.Text(exchange.Method)) : print;
        return Asked(print, exchange);
    }

    /// <summary>The fingerprint of a request that is for no operation.</summary>
    public static ulong Print(Exchange exchange) =>
        Asked(Mix.Into(Mix.Into(Mix.Text(exchange.Method), Mix.Text(exchange.Path)), Mix.Bytes(exchange.Body.Span)), exchange);

    private static ulong Asked(ulong print, Exchange exchange) => exchange.Query.Length == 0 ? print : Mix.Into(print, Mix.Text(exchange.Query));
}
