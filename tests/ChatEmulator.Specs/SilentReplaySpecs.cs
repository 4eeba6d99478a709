using System.ComponentModel;
using System.Diagnostics;
using System.Net.Http.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Specs;

/// <summary>Which clients send a request again by themselves, and that such a request is marked: real clients.</summary>
public sealed class SilentReplaySpecs
{
    private const string Thread = "api/v1/thread/t-1";
    private const int MostTries = 20;

    // Without a byte of an answer.
    private const string Closed = "delivery: close";
    private const string Reset = "delivery: reset";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    [TestCase("GET", "algoreg.get_thread", Thread)]
    [TestCase("POST", "algoreg.create_message", "api/v1/message")]
    public async Task HttpClient_sends_what_has_no_body_four_times_when_it_is_closed_empty_and_three_are_marked(string method, string operation, string path)
    {
        await using var emulator = await Emulator.StartAsync(Ending(Closed));
        var (world, calls) = await Promptly(emulator, operation, client => client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)));
        Assert.That(calls.Select(call => call.ReplayOf), Is.EqualTo(new long?[] { null, 1, 2, 3 }));
        Assert.That(calls.Select(call => call.Connection), Is.Unique);
        Assert.That(world.Advice().Single(advice => advice.Code == "silent_replay"), Has.Property("Times").EqualTo(3));
        Assert.That((world.Retries().SilentReplays, world.Retries().Retries), Is.EqualTo((3, false)), world.Retries().ToString());
        world.Calls.To(operation).With("replay_of", null).Once();
        world.Calls.To(operation).With("replay_of", 3).Once();
    }

    [TestCase(Closed, true)]
    [TestCase(Reset, true)]
    [TestCase(Reset, false)]
    public async Task HttpClient_sends_once_what_has_a_body_and_what_is_reset(string delivery, bool hasBody)
    {
        await using var emulator = await Emulator.StartAsync(Ending(delivery));
        using var client = emulator.CreateClient();
        await Fails(client, hasBody);
        emulator.Calls.To("algoreg.create_message").Once();
    }

    [Test]
    public async Task What_the_application_tries_again_after_a_while_is_not_marked()
    {
        await using var emulator = await Emulator.StartAsync(Ending(Closed));
        using var client = emulator.CreateClient();
        await Fails(client, hasBody: true);
        await emulator.Calls.To("*").Since(1).NeverWithin(Moment * 4);
        await Fails(client, hasBody: true);
        Assert.That(emulator.Calls.To("*").ToList().Select(call => call.ReplayOf), Is.EqualTo(new long?[] { null, null }));
        Assert.That((emulator.Retries().SilentReplays, emulator.Retries().Retries), Is.EqualTo((0, true)));
    }

    [TestCase("curl", "-s", "URL")]
    [TestCase("node", "-e", "fetch('URL').catch(() => 0)")]
    [TestCase("python3", "-c", "import http.client, urllib.request\ntry: urllib.request.urlopen('URL')\nexcept http.client.HTTPException: pass")]
    public async Task Others_send_it_once(string program, params string[] args)
    {
        await using var emulator = await Emulator.StartAsync(Ending(Closed), new EmulatorOptions { Port = 0 });
        await Run(program, [.. args.Select(arg => arg.Replace("URL", $"{emulator.Url}{Thread}"))]);
        emulator.Calls.To("algoreg.get_thread").Once();
    }

    private static string Ending(string delivery) => $$"""
        scenario: ending
        rules: [{ name: ending, calls: algoreg.*, effect: none, {{delivery}} }]
        """;

    // Again where this machine stood still for longer than a replay takes: then nothing is to be told of it.
    private static async Task<(EmulatorWorld World, IReadOnlyList<Call> Calls)> Promptly(Emulator emulator, string operation, Func<HttpClient, Task> send)
    {
        for (var i = 0; ; i++)
        {
            var world = emulator.World($"try-{i}");
            using var client = world.CreateClient();
            Assert.That(() => send(client), Throws.InstanceOf<HttpRequestException>());
            var calls = world.Calls.To(operation).ToList();
            Assert.That(calls, Has.Count.EqualTo(4));
            var waits = calls.Zip(calls.Skip(1), (one, next) => TimeSpan.FromTicks(next.Began - one.Ending!.Value.Finished));
            if (i == MostTries || waits.All(wait => wait <= Moment))
            {
                return (world, calls);
            }
        }
    }

    private static async Task Fails(HttpClient client, bool hasBody)
    {
        try
        {
            using var content = hasBody ? JsonContent.Create(new { to = "ada@example.com" }) : null;
            await client.PostAsync("api/v1/message", content);
            Assert.Fail("It was answered.");
        }
        catch (HttpRequestException)
        {
            // As it should.
        }
    }

    private static async Task Run(string program, string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.That(await error, Is.Empty);
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"There is no {program} on this machine.");
        }
    }
}
