using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ChatEmulator.Server.Listening.Http2;

/// <summary>
/// HTTP/2 beside HTTP/1.1: over TLS the two agree on it (ALPN), on a plain port a client begins with its preface and knows before that it is
/// understood. Kestrel speaks the one or the other on a plain port, so what comes first is looked at here. Nothing of it is made without
/// <see cref="ServerOptions.Http2"/>.
/// </summary>
/// <param name="idle">How long a connection may say nothing at first.</param>
internal sealed class PriorKnowledge(TimeSpan idle)
{
    // A call that hangs holds its stream, and must hold up no other.
    private const int Streams = 10_000;

    private static readonly byte[] Preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8];

    /// <summary>Lets a server speak it.</summary>
    public static void Allow(KestrelServerOptions kestrel)
    {
        kestrel.ConfigureEndpointDefaults(static listen => listen.Protocols = HttpProtocols.Http1AndHttp2);
        kestrel.Limits.Http2.MaxStreamsPerConnection = Streams;

        // Kestrel takes what is marked below for TLS, and would refuse a scheme of plain http.
        kestrel.AllowAlternateSchemes = true;
    }

    /// <summary>Puts a seam into the connections of an endpoint that agree on it by TLS. Called behind <c>UseHttps</c>.</summary>
    public static void Agreed(ListenOptions listen) => listen.Use(static next => connection =>
    {
        if (connection.Features.Get<ITlsApplicationProtocolFeature>()?.ApplicationProtocol.Span.SequenceEqual("h2"u8) == true)
        {
            Seam(connection);
        }

        return next(connection);
    });

    /// <summary>Looks at how each connection of a plain endpoint begins.</summary>
    public void Heard(ListenOptions listen) => listen.Use(next => async connection =>
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, Ending(connection));
        patience.CancelAfter(idle);
        try
        {
            if (await BeginsWithPreface(connection.Transport.Input, patience.Token))
            {
                connection.Features.Set<ITlsConnectionFeature>(Mark.Only);
                connection.Features.Set<ITlsApplicationProtocolFeature>(Mark.Only);
                Seam(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It said nothing, or is gone.
            return;
        }

        await next(connection);
    });

    private static CancellationToken Ending(ConnectionContext connection) =>
        connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;

    private static void Seam(ConnectionContext connection)
    {
        var seam = new FrameSeam(connection.Transport.Output);
        connection.Features.Set(seam);
        connection.Transport = new Pipes(connection.Transport.Input, seam);
    }

    // As many bytes as it takes to tell; none of them is taken.
    private static async Task<bool> BeginsWithPreface(PipeReader input, CancellationToken token)
    {
        while (true)
        {
            var read = await input.ReadAsync(token);
            var length = (int)Math.Min(read.Buffer.Length, Preface.Length);
            var same = read.Buffer.Slice(0, length).ToArray().AsSpan().SequenceEqual(Preface.AsSpan(0, length));
            var known = !same || length == Preface.Length || read.IsCompleted;
            input.AdvanceTo(read.Buffer.Start, known ? read.Buffer.Start : read.Buffer.End);
            if (known)
            {
                return same && length == Preface.Length;
            }
        }
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    // Without TLS Kestrel never asks what was agreed on, so it is told of one without a certificate.
    private sealed class Mark : ITlsConnectionFeature, ITlsApplicationProtocolFeature
    {
        public static Mark Only { get; } = new();

        public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

        public X509Certificate2? ClientCertificate { get; set; }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);
    }
}
