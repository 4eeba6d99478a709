namespace ParcelDesk.Naive;

/// <summary>A vendor's SDK when its retries are switched on: whoever calls is told nothing of them.</summary>
internal sealed class SilentRetry(TimeProvider time) : DelegatingHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var enough = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough.Token);
            try
            {
                return await base.SendAsync(request, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // BUG 31: no answer in time is taken for "not sent", be it a message or a question. (slower-than-the-client)
            }
        }

        throw new HttpRequestException("The vendor does not answer.");
    }
}
