using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Fidelity;
using ChatEmulator.Time;

namespace ChatEmulator.Host.Probing;

/// <summary>A server that is probed over the network. What the time there is, its last answer told.</summary>
/// <param name="url">Where it is; a path in it stands before those of the probes.</param>
/// <param name="stop">Gives up.</param>
internal sealed class RemoteServer(Uri url, CancellationToken stop) : ProbedServer, IDisposable
{
    // A slow vendor is not a wrong one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !url.IsLoopback }) { Timeout = Patience };
    private DateTimeOffset? _date;

    public override DateTimeOffset Now => _date ?? TimeProvider.System.GetUtcNow();

    public override async Task<bool> UnlockAsync(string account)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Address("/_emulator/accounts/unlock"));
        message.Content = new StringContent($"{{\"email\":\"{JsonEncodedText.Encode(account)}\"}}", Encoding.UTF8, "application/json");
        return await SendAsync(message) is { Status: 200 };
    }

    public override async Task<Reply> SendAsync(ProbeRequest request)
    {
        if (request.After > TimeSpan.Zero)
        {
            await AdvanceAsync(request.After);
        }

        using var message = new HttpRequestMessage(new HttpMethod(request.Method), Address(request.Path));
        message.Content = Content(request);
        Add(message.Headers, "Authorization", request.Authorization);
        Add(message.Headers, "Accept", request.Accept);
        return await SendAsync(message);
    }

    public void Dispose() => _http.Dispose();

    private static void Add(HttpHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    // Without a body there is no Content-Type either, but for a POST of nothing there is a length.
    private static ReadOnlyMemoryContent? Content(ProbeRequest request)
    {
        if (request.Body.IsEmpty && request.Method != "POST")
        {
            return null;
        }

        var content = new ReadOnlyMemoryContent(request.Body);
        Add(content.Headers, "Content-Type", request.ContentType);
        return content;
    }

    private Uri Address(string path) => new(url.GetLeftPart(UriPartial.Authority) + url.AbsolutePath.TrimEnd('/') + path);

    private async Task AdvanceAsync(TimeSpan by)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Address("/_emulator/clock/advance"));
        message.Content = new StringContent($"{{\"by\":\"{Durations.Text(by)}\"}}", Encoding.UTF8, "application/json");
        if (await SendAsync(message) is { Status: not 200 } refused)
        {
            throw new ProbeFailedException($"its clock cannot be advanced ({refused.Status}).");
        }
    }

    private async Task<Reply> SendAsync(HttpRequestMessage message)
    {
        try
        {
            using var answer = await _http.SendAsync(message, stop);
            _date = answer.Headers.Date ?? _date;
            return new Reply(
                (int)answer.StatusCode,
                answer.Content.Headers.ContentType?.ToString(),
                await answer.Content.ReadAsByteArrayAsync(stop),
                [.. answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value, (header, value) => new Header(header.Key, value))]);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new ProbeFailedException(e is OperationCanceledException ? $"it did not come within {Durations.Text(Patience)}." : e.GetBaseException().Message);
        }
    }
}
