using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ChatEmulator.Specs.InMemory;

/// <summary>What clients of all kinds send goes through memory as it goes over a wire.</summary>
public sealed class TrafficSpecs
{
    private static readonly object Hello = new { to = "ada@example.com" };

    [Test]
    public async Task A_body_of_25_MB_goes_there_and_a_large_one_comes_back()
    {
        var text = new string('x', 900_000);
        await using var emulator = await Emulator.StartAsync($$"""
            scenario: mirror
            stubs: [{ calls: "POST /mirror", answer: { status: 200, json: { text: "{{text}}" } } }]
            """);
        using var client = emulator.CreateClient();
        using var answer = await client.PostAsync("mirror", new ByteArrayContent(new byte[25_000_000]));
        Assert.That((answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetString()), Is.EqualTo((HttpStatusCode.OK, text)));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused_as_over_a_wire()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Port = 0 });
        using var inside = Clients.Algoreg(emulator);
        using var answer = await inside.PostAsync("api/v1/message", new ByteArrayContent(new byte[25_000_001]));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_thousand_calls_at_once_are_answered_each_its_own()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = Clients.SignalWire(emulator);
        var members = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async i =>
        {
            using var answer = await client.PostAsJsonAsync("api/chat/tokens", new { ttl = 60, member_id = $"m-{i}", channels = new { general = new { read = true } } });
            var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!.Split('.')[1].Replace('-', '+').Replace('_', '/');
            return Encoding.UTF8.GetString(Convert.FromBase64String(token.PadRight((token.Length + 3) / 4 * 4, '='))).Contains($"\"m-{i}\"", StringComparison.Ordinal);
        }));
        Assert.That(members, Is.All.True);
        emulator.Calls.To("signalwire.create_token").Exactly(1_000);
    }

    [Test]
    public async Task A_synchronous_client_is_answered()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = Clients.Algoreg(emulator);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/message") { Content = JsonContent.Create(Hello) };
                using var answer = client.Send(request);
                return answer.StatusCode;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_client_that_asks_before_it_sends_its_body_is_told_to_go_on()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = Clients.Algoreg(emulator);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/message") { Content = JsonContent.Create(Hello) };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        emulator.Calls.To("algoreg.create_message").With("body.to", "ada@example.com").Once();
    }

    [TestCase("http://localhost/")]
    [TestCase("https://api.algoreg.com/")]
    public async Task A_client_that_speaks_http2_is_answered_in_it_where_the_option_is_on(string address)
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Http2 = true });
        using var client = new HttpClient(emulator.CreateHandler())
        {
            BaseAddress = new Uri(address),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = address.StartsWith("https", StringComparison.Ordinal) ? HttpVersionPolicy.RequestVersionOrLower : HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse("Basic YXBpQGFjbWUudGVzdDpzZWNyZXQ=");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.PostAsJsonAsync("api/v1/message", Hello)));
        Assert.That(answers.Select(answer => (answer.Version, answer.StatusCode)), Is.All.EqualTo((HttpVersion.Version20, HttpStatusCode.NoContent)));
        Assert.That(emulator.Calls.To("*").ToList().Select(call => call.Connection).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Without_the_option_a_client_that_may_speak_either_speaks_http1()
    {
        await using var emulator = await Emulator.StartAsync();
        using var client = Clients.Algoreg(emulator);
        client.DefaultRequestVersion = HttpVersion.Version20;
        using var answer = await client.PostAsJsonAsync("api/v1/message", Hello);
        Assert.That((answer.Version, answer.StatusCode), Is.EqualTo((HttpVersion.Version11, HttpStatusCode.NoContent)));
    }
}
