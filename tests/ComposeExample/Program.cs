// What a team's own tests do, in a container beside the emulator: call it by its service's name as if it were the vendors, and then
// ask it what arrived. Nothing here waits: Compose starts this when the emulator is healthy. Exit code 0: all as it should be.
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

var wanted = Environment.GetEnvironmentVariable("EXPECTED_MESSAGES") ?? "3";
if (!int.TryParse(wanted, out var expectedMessages))
{
    Console.WriteLine($"EXPECTED_MESSAGES: '{wanted}' is not a whole number.");
    return 2;
}

using var http = new HttpClient
{
    BaseAddress = new Uri(Environment.GetEnvironmentVariable("EMULATOR_URL") ?? "http://127.0.0.1:8080"),
    Timeout = TimeSpan.FromSeconds(10),
};
var failures = 0;

try
{
    (await http.PostAsync("_emulator/reset", null)).EnsureSuccessStatusCode();

    var order = new { ttl = 60, channels = new { general = new { read = true } } };
    var minted = await Call(http, "demo:PT-demo", "api/chat/tokens", order);
    Check("SignalWire mints a chat token", minted.Status == 200 && minted.Body?["token"] is not null, minted);

    // For SDKs that insist on the vendor's own address: its name leads to the emulator here, whose certificates this client trusts.
    if (Environment.GetEnvironmentVariable("SIGNALWIRE_URL") is { Length: > 0 } signalwire)
    {
        using var https = Trusting(await http.GetStringAsync("_emulator/ca.pem"), signalwire);
        minted = await Call(https, "demo:PT-demo", "api/chat/tokens", order);
        Check($"and another one at {signalwire}", minted.Status == 200 && minted.Body?["token"] is not null, minted);
    }

    var endUser = await Call(http, "api@acme.test:secret", "api/v1/chat/token", new { emails = new[] { "ada@example.com" } });
    Check("Algoreg mints an end-user token", endUser.Status == 200 && endUser.Body?["token"] is not null, endUser);

    foreach (var id in new[] { "m-1", "m-2", "m-3" })
    {
        var message = await Call(http, "api@acme.test:secret", "api/v1/message", new { to = "ada@example.com", content = "Hello", ext_msg_id = id });
        Check($"Algoreg takes message {id}", message.Status == 204, message);
    }

    // What was answered is one thing. What arrived, and what took effect, is known to the emulator alone.
    var calls = (await http.GetFromJsonAsync<JsonNode>("_emulator/calls?operation=algoreg.create_message"))!["calls"]!.AsArray();
    Check($"{expectedMessages} messages arrived", calls.Count == expectedMessages, $"{calls.Count} did");
    Check("all of them for Ada", calls.All(call => (string?)call!["request"]!["body"]!["to"] == "ada@example.com"), calls);

    var ledger = (await http.GetFromJsonAsync<JsonNode>("_emulator/ledger"))!["entries"]!.AsArray();
    var stored = ledger.Where(entry => (string?)entry!["operation"] == "algoreg.create_message").ToList();
    Check("each took effect exactly once", stored.Count == calls.Count && stored.All(entry => (int)entry!["applied"]! == 1), ledger);
}
catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException)
{
    Check("every call is answered, and with what was asked for", false, e.Message);
}

Console.WriteLine(failures == 0 ? "all as it should be" : $"{failures} not as it should be");
return failures == 0 ? 0 : 1;

static HttpClient Trusting(string certificate, string address)
{
    var policy = new X509ChainPolicy
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { X509Certificate2.CreateFromPem(certificate) },
        RevocationMode = X509RevocationMode.NoCheck,
    };
    return new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } }) { BaseAddress = new Uri(address) };
}

static async Task<(int Status, JsonNode? Body)> Call(HttpClient client, string credentials, string path, object body)
{
    using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
    request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
    using var answer = await client.SendAsync(request);
    var text = await answer.Content.ReadAsStringAsync();
    return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
}

void Check(string promise, bool holds, object seen)
{
    failures += holds ? 0 : 1;
    Console.WriteLine(holds ? $"ok      {promise}" : $"NOT OK  {promise}: {seen}");
}
