using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ParcelDesk.Naive;

/// <summary>Calls to Algoreg with a bearer, as tired people write it.</summary>
internal sealed class NaiveAlgoreg(HttpClient http, IOptions<AlgoregSettings> settings, NaiveMemory memory)
{
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        var answer = await SendOnce(method, path, body, cancel);

        // BUG 1: a 401 is always the bearer's fault, and a new one will do; if not, one more. (forbidden-as-401)
        for (var again = 0; again < 5 && answer.StatusCode == HttpStatusCode.Unauthorized; again++)
        {
            // BUG 2: each call that finds the bearer stale logs in, however many do at once. (bearer-expires)
            memory.Bearer = await LogIn(cancel);
            answer = await SendOnce(method, path, body, cancel);
        }

        return answer;
    }

    /// <summary>The same for those who do not expect that a bearer is refused.</summary>
    public async Task<HttpResponseMessage> SendOnce(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        // BUG 3: a login that was refused is tried again with the next call, until the account is locked. (login-lockout)
        memory.Bearer ??= await LogIn(cancel);
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", memory.Bearer);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    private async Task<string> LogIn(CancellationToken cancel)
    {
        var who = new { grant_type = "password", username = settings.Value.Email, password = settings.Value.Password };

        // BUG 32: every status is thought of, and that none comes is not. (empty-reply)
        using var answer = await http.PostAsJsonAsync("api/v1/token", who, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new TroubleException(Trouble.Refused, "The login was refused.");
        }

        // BUG 4: every success has a body. (empty-success)
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancel)).GetProperty("access_token").GetString()!;
    }
}
