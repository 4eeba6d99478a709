using System.Net;
using System.Net.Http.Headers;

namespace ParcelDesk.Careful;

/// <summary>Gives each request the bearer, and another one when that is refused: a call that is refused so has changed nothing. When a new one does not help either, the 401 is the answer.</summary>
internal sealed class BearerHandler(Logins logins) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var bearer = await logins.Current(cancellationToken);
        var answer = await Send(request, bearer, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        var instead = await logins.Instead(bearer, cancellationToken);
        if (instead == bearer)
        {
            return answer;
        }

        answer.Dispose();
        answer = await Send(request, instead, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            logins.Doubt(instead);
        }

        return answer;
    }

    private Task<HttpResponseMessage> Send(HttpRequestMessage request, string bearer, CancellationToken cancel)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return base.SendAsync(request, cancel);
    }
}
