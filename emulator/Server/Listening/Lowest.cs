using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatEmulator.Server.Listening;

/// <summary>The pipe right above the socket, kept before TLS lays one of its own over it.</summary>
/// <param name="Pipe">The pipe.</param>
internal sealed record Lowest(IDuplexPipe Pipe)
{
    /// <summary>Keeps it of every connection of an endpoint. Called before <c>UseHttps</c>.</summary>
    public static void Keep(ListenOptions listen) => listen.Use(next => connection =>
    {
        connection.Features.Set(new Lowest(connection.Transport));
        return next(connection);
    });

    /// <summary>That of a connection.</summary>
    public static IDuplexPipe Of(IFeatureCollection features) =>
        features.Get<Lowest>()?.Pipe ?? features.GetRequiredFeature<IConnectionTransportFeature>().Transport;
}
