namespace Concierge;

/// <summary>Messages to guests. One whose fate is unknown is sent again under its id, by which Algoreg knows it.</summary>
public sealed class Messages(HttpClient http, TimeProvider time)
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private const int MostAttempts = 3;

    public async Task Post(string id, string to, string text, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await http.PostAsJsonAsync("api/v1/message", new { to, content = text, ext_msg_id = id }, cancel);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException e) when (e.StatusCode is null && attempt < MostAttempts)
            {
                await Task.Delay(Pause, time, cancel);
            }
        }
    }
}
