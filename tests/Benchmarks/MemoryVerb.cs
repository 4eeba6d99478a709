using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using ChatEmulator.Server;
using ChatEmulator.Server.Listening;
using ChatEmulator.Server.Listening.InMemory;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Benchmarks;

/// <summary>
/// What a call through the fixture costs a test: in memory, beside the same transport with a constant answer, and beside the same
/// emulator over loopback TCP; one after another, from one client, in alternating rounds. And how long the fixture takes to start.
/// </summary>
internal static class MemoryVerb
{
    private const int Calls = 5_000;
    private const int Starts = 20;

    private static readonly byte[] Constant = Encoding.UTF8.GetBytes($$"""{"token":"{{new string('x', 400)}}"}""");

    public static int Run(Settings settings) => RunAsync(settings).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(Settings settings)
    {
        await using var emulator = await Emulator.StartAsync(Workload.Scenario, new EmulatorOptions { Port = 0 });
        await using var free = await Emulator.StartAsync("scenario: free of rules");
        var memory = new MemoryEndPoint();
        using var bare = new Kestrel(address: null, memory, secure: null, new ServerLimits(), http2: false, Answer, doorman: null);
        await bare.StartAsync(CancellationToken.None);
        using var constant = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ConnectCallback = (_, _) => ValueTask.FromResult(memory.Connect()) }) { BaseAddress = new Uri("http://localhost/") };
        using var inMemory = emulator.CreateClient();
        using var overTcp = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = emulator.Url };
        using var withoutRules = free.CreateClient();
        HttpClient[] clients = [constant, withoutRules, inMemory, overTcp];
        var taken = clients.Select(_ => new List<double>()).ToArray();
        Report.Head("us per call", "constant", "no rules", "20 rules", "over TCP");
        for (var round = -2; round <= settings.Rounds; round++)
        {
            double[] each = [await PerCall(clients[0]), await PerCall(clients[1]), await PerCall(clients[2]), await PerCall(clients[3])];
            if (round > 0)
            {
                Report.Row($"round {round}", each.Select(one => Report.Figure(one, "0.0")));
                Enumerable.Range(0, each.Length).ToList().ForEach(i => taken[i].Add(each[i]));
            }
        }

        var medians = taken.Select(each => Report.Median(each)).ToArray();
        Console.WriteLine($"\nmedians: in memory {Report.Figure(medians[1] / medians[0])} x the constant without rules, {Report.Figure(medians[2] / medians[0])} x with 20 rules, {Report.Figure(medians[2] / medians[3])} x TCP; a second start {Report.Figure(await SecondStart())} ms");
        await bare.StopAsync();
        return 0;
    }

    private static Task Answer(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Constant.Length;
        return context.Response.Body.WriteAsync(Constant).AsTask();
    }

    private static async Task<double> PerCall(HttpClient client)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Calls; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat/tokens") { Content = new StringContent(Workload.Body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(Workload.Authorization);
            using var answer = await client.SendAsync(request);
            _ = answer.IsSuccessStatusCode ? answer : throw new WrongAnswerException($"{(int)answer.StatusCode} instead of 200");
        }

        return clock.Elapsed.TotalMicroseconds / Calls;
    }

    private static async Task<double> SecondStart()
    {
        var taken = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var clock = Stopwatch.StartNew();
            await using var emulator = await Emulator.StartAsync();
            taken.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Report.Median(taken);
    }
}
