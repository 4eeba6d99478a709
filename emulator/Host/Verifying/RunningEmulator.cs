using System.Net.Http.Headers;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Judging.Reports;

namespace ChatEmulator.Host.Verifying;

/// <summary>An emulator that runs somewhere, asked over its Control API.</summary>
internal sealed class RunningEmulator : IDisposable
{
    // A thousand worlds with a dozen expectations each come to some megabytes.
    private const int Largest = 64_000_000;

    private readonly HttpClient _http;
    private readonly Uri _url;

    /// <summary>Asks nothing yet.</summary>
    /// <param name="url">Where it listens.</param>
    /// <param name="world">The world that is asked about; null for all.</param>
    /// <param name="key">Control's key; null for none.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    public RunningEmulator(Uri url, string? world, string? key, TimeSpan patience)
    {
        _url = url;

        // A proxy named in the environment is for the world outside, never for this.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = patience, MaxResponseContentBufferSize = Largest };
        _http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (world is not null)
        {
            _http.DefaultRequestHeaders.Add("Emulator-World", world);
        }
    }

    /// <summary>What it says of what is expected.</summary>
    /// <exception cref="UnansweredException">No emulator answers there, or it does not answer this.</exception>
    public async Task<VerdictReport> Verdict(CancellationToken stop) => await Get("verdict", VerdictJson.Read, stop);

    /// <summary>What it has to say of the calls.</summary>
    /// <exception cref="UnansweredException">No emulator answers there, or it does not answer this.</exception>
    public async Task<IReadOnlyList<WorldAdvice>> Advice(CancellationToken stop) => await Get("advice", AdviceJson.Read, stop);

    public void Dispose() => _http.Dispose();

    private async Task<T> Get<T>(string route, Func<JsonElement, T> read, CancellationToken stop)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_url, $"/_emulator/{route}"), stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            return answer.IsSuccessStatusCode ? read(JsonElement.Parse(text)) : throw new UnansweredException(Detail(text) ?? $"it answered {(int)answer.StatusCode}, so it is no emulator");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or FormatException)
        {
            throw new UnansweredException(e is JsonException or FormatException ? "it answered something else, so it is no emulator" : e.GetBaseException().Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new UnansweredException("it did not answer in time");
        }
    }

    // Control says why not as a problem document.
    private static string? Detail(string text)
    {
        try
        {
            var json = JsonElement.Parse(text);
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("detail", out var detail) ? Visible.Of(detail.GetString() ?? "", 1_000) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>A question to an emulator came to nothing.</summary>
/// <param name="why">Why, as the end of a sentence.</param>
internal sealed class UnansweredException(string why) : Exception(why);
