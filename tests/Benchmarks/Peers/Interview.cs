using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Benchmarks.Peers;

/// <summary>What a server did when it was asked the same as all others; each figure is to be read beside it.</summary>
/// <param name="Right">The status of a right call.</param>
/// <param name="Token">What its token is.</param>
/// <param name="Nobody">The statuses without credentials, and with a wrong password.</param>
/// <param name="Broken">The statuses of bodies that break the constraints.</param>
/// <param name="Journal">Whether its journal holds the call.</param>
internal sealed record Interview(string Right, string Token, string Nobody, string Broken, string Journal)
{
    private const string Member = "member-of-the-interview";

    private static readonly string[] BrokenBodies =
    [
        """{"ttl":"60","channels":{"general":{"read":true}}}""",
        """{"ttl":60,"channels":["general"]}""",
        """{"ttl":60,"channels":{"general":{"read":"yes"}}}""",
        """{"channels":{"general":{"read":true}}}""",
        """{"ttl":60,"channels":""",
    ];

    /// <summary>Whether calls are answered at all: who cannot do that is not measured.</summary>
    public bool Answers => Right == "200" && Token != "none";

    /// <summary>Asks.</summary>
    /// <exception cref="WrongAnswerException">It does not speak.</exception>
    public static Interview Of(Peer peer, Ports ports)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{ports.Calls}/") };
        var right = Workload.Body.Replace("member-000000000000", Member, StringComparison.Ordinal);
        var (status, first) = Call(client, right, Workload.Authorization);
        var (_, second) = Call(client, right, Workload.Authorization);
        // Before the broken ones: MockServer cannot tell of any call once it has one whose body is no JSON.
        var journal = peer.Journal is { } look ? Recorded(client, () => look(ports)) : "none";
        var nobody = new[] { null, "Basic ZGVtbzp3cm9uZw==" }.Select(credentials => Call(client, right, credentials).Status);
        var broken = BrokenBodies.Select(body => Call(client, body, Workload.Authorization).Status);
        return new Interview(status, Kind(Read(first), Read(second)), Together(nobody), Together(broken), journal);
    }

    private static string Together(IEnumerable<string> statuses)
    {
        var all = statuses.ToArray();
        return all.Distinct(StringComparer.Ordinal).Count() == 1 ? all[0] : string.Join(' ', all);
    }

    private static (string Status, string Body) Call(HttpClient client, string body, string? credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat/tokens") { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = credentials is null ? null : AuthenticationHeaderValue.Parse(credentials);
        return Send(client, request);
    }

    private static (string Status, string Body) Send(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using var answer = client.Send(request);
            using var reader = new StreamReader(answer.Content.ReadAsStream(), Encoding.UTF8);
            return (((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new WrongAnswerException($"No answer to {request.Method} {request.RequestUri}: {e.Message}");
        }
    }

    private static string? Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("token", out var token) && token.ValueKind is JsonValueKind.String ? token.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Kind(string? first, string? second) =>
        string.IsNullOrEmpty(first) ? "none"
        : first == second ? "the same each time"
        : first.StartsWith("ey", StringComparison.Ordinal) && first.Count(letter => letter == '.') == 2 ? "signed JWT"
        : Guid.TryParse(first, out _) ? "UUID"
        : "random text";

    // Some write theirs behind the answer, so it is asked again for a while.
    private static string Recorded(HttpClient client, Func<HttpRequestMessage> look)
    {
        for (var left = 20; ; left--)
        {
            using var request = look();
            var (status, body) = Send(client, request);
            var found = status.StartsWith('2') && body.Contains(Member, StringComparison.Ordinal);
            if (found || left == 0)
            {
                return found ? "yes" : $"not found ({status})";
            }

            Thread.Sleep(100);
        }
    }
}
