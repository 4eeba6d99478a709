using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;

namespace ChatEmulator.Benchmarks.Soaking;

/// <summary>One client with connections of its own, which tells whatever no client may ever be told.</summary>
internal sealed class Visitor : IDisposable
{
    public const string SignalWire = Workload.Authorization;
    public const string Algoreg = "Basic YXBpQGFjbWUudGVzdDpzZWNyZXQ="; // api@acme.test:secret

    private const int Shown = 300;

    private readonly HttpClient _http;
    private readonly Record _record;

    /// <summary>A client.</summary>
    /// <param name="url">Where the server is; HTTPS with any certificate.</param>
    /// <param name="record">Who is told.</param>
    /// <param name="http2">Whether it speaks HTTP/2 alone.</param>
    public Visitor(Uri url, Record record, bool http2 = false)
    {
        var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, shown, _, _) => shown is not null } };
        _record = record;
        _http = new HttpClient(handler)
        {
            BaseAddress = url,
            Timeout = TimeSpan.FromSeconds(60),
            DefaultRequestVersion = http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    /// <summary>Asks, reads the whole answer, and looks whether it may be one.</summary>
    /// <returns>Its status and body.</returns>
    public async Task<(int Status, string Text)> Ask(
        string method, string path, string? body = null, string? authorization = null, CancellationToken leave = default, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "application/yaml");
        }

        request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        using var answer = await _http.SendAsync(request, leave);
        var text = await answer.Content.ReadAsStringAsync(leave);
        Look(answer, $"{method} {path}", text);
        return ((int)answer.StatusCode, text);
    }

    public void Dispose() => _http.Dispose();

    private void Look(HttpResponseMessage answer, string asked, string text)
    {
        _record.Saw((int)answer.StatusCode);
        if (answer.StatusCode == HttpStatusCode.InternalServerError || answer.Headers.Contains("Emulator-Error"))
        {
            var mark = answer.Headers.TryGetValues("Emulator-Error", out var values) ? string.Join(' ', values) : "";
            _record.Find($"{asked}: {(int)answer.StatusCode} {mark} {text[..Math.Min(text.Length, Shown)]}");
        }
    }
}
