using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatEmulator.Compose.Tests.Published;

/// <summary>A running <c>serve</c> of one form; told to stop at the end, and killed when that does not help.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly HttpClient _http = new();

    private Served(Process process) => _process = process;

    /// <summary>All of standard output up to now.</summary>
    public string Said => _said.ToString();

    public Uri Url { get; private set; } = null!;

    /// <summary>Its exit code, after the end.</summary>
    public int Code => _process.ExitCode;

    /// <summary>Starts it on a free port; done when it listens.</summary>
    public static async Task<Served> Start(Form form, params string[] args)
    {
        var start = new ProcessStartInfo(form.Program, ["serve", "--port", "0", "--seed", "7", .. args])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var served = new Served(Process.Start(start)!);
        while (await served._process.StandardOutput.ReadLineAsync() is { } line)
        {
            served._said.AppendLine(line);
            if (Address(line) is { } url)
            {
                served.Url = url;
                served._http.BaseAddress = url;
                return served;
            }
        }

        throw new AssertionException($"{form.Program} never listened.\n{served._said}");
    }

    /// <summary>Asks something, whatever the answer.</summary>
    public async Task<(int Status, string Type, string Text)> Ask(HttpMethod method, string path, string? body = null, string type = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) };
        if (accept is not null)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", Form.Same(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>What Control says, which must be a success.</summary>
    public async Task<string> Get(string route, string? accept = null)
    {
        var (status, _, text) = await Ask(HttpMethod.Get, $"_emulator/{route}", accept: accept);
        Assert.That(status, Is.EqualTo(200), $"{route}\n{text}");
        return text;
    }

    /// <summary>
    /// The deliveries of the calls that are under way: each as JSON, empty where the answer is just sent. The total is of the whole journal, whatever
    /// was asked for.
    /// </summary>
    public async Task<IReadOnlyList<string>> InFlight() =>
        [.. JsonNode.Parse(await Get("calls?in_flight=true&limit=1000"))!["calls"]!.AsArray().Select(call => call!["delivery"]?.ToJsonString() ?? "")];

    /// <summary>Sends a request on a connection of its own; all that comes back until that ends, byte by byte.</summary>
    public async Task<string> Raw(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Url.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var came = new MemoryStream();
        try
        {
            await stream.CopyToAsync(came);
        }
        catch (IOException)
        {
            return Encoding.Latin1.GetString(came.ToArray()) + "<reset>";
        }

        return Form.Same(Encoding.Latin1.GetString(came.ToArray()));
    }

    /// <summary>Tells it to stop; all that it said since it listened.</summary>
    public async Task<string> Stop()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
        }

        var rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return Form.Same(rest);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _http.Dispose();
        _process.Dispose();
    }

    private static Uri? Address(string line) =>
        line.StartsWith("listening on ", StringComparison.Ordinal) ? new Uri(line["listening on ".Length..].Trim())
        : line.StartsWith("{\"event\":\"listening\"", StringComparison.Ordinal) ? new Uri((string)JsonNode.Parse(line)!["url"]!)
        : null;
}
