namespace ChatEmulator;

/// <summary>Leads requests for some hosts one way and all others the other.</summary>
/// <param name="hosts">Which hosts.</param>
/// <param name="there">Where they lead.</param>
/// <param name="elsewhere">Where all others lead.</param>
internal sealed class Fork(HostPatterns hosts, HttpMessageHandler there, HttpMessageHandler elsewhere) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _there = new(there);
    private readonly HttpMessageInvoker _elsewhere = new(elsewhere);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Way(request).SendAsync(request, cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Way(request).Send(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _there.Dispose();
            _elsewhere.Dispose();
        }

        base.Dispose(disposing);
    }

    private HttpMessageInvoker Way(HttpRequestMessage request) => hosts.Admits(request.RequestUri!.IdnHost) ? _there : _elsewhere;
}
