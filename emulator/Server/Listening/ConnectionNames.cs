using System.Globalization;
using Microsoft.AspNetCore.Connections;

namespace ChatEmulator.Server.Listening;

/// <summary>Calls a server's connections c1, c2 … in the order in which they were made, of all ports together: a name that a person can keep in mind.</summary>
internal sealed class ConnectionNames
{
    private long _last;

    /// <summary>Gives each connection its name, before anybody asks for it.</summary>
    public ConnectionDelegate Name(ConnectionDelegate next) => connection =>
    {
        connection.ConnectionId = string.Create(CultureInfo.InvariantCulture, $"c{Interlocked.Increment(ref _last)}");
        return next(connection);
    };
}
