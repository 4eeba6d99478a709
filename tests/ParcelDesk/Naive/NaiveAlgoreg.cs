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
        // BUG 7: a login that was refused is tried again with the next call, until the account is locked. (login-lockout)
        memory.Bearer ??= await LogIn(cancel);
        var answer = await Send(method, path, body, memory.Bearer, cancel);

        // BUG 8: the new bearer is for this call alone, and every other call logs in as well. (bearer-expires)
        return answer.StatusCode == HttpStatusCode.Unauthorized ? await Send(method, path, body, await LogIn(cancel), cancel) : answer;
    }

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, string bearer, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return http.SendAsync(request, cancel);
    }

    private async Task<string> LogIn(CancellationToken cancel)
    {
        var who = new { grant_type = "password", username = settings.Value.Email, password = settings.Value.Password };
        using var answer = await http.PostAsJsonAsync("api/v1/token", who, cancel);
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancel)).GetProperty("access_token").GetString()!
            : throw new TroubleException(Trouble.Refused, "The login was refused.");
    }
}
