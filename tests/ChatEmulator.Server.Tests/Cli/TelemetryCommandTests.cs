using System.Diagnostics;
using ChatEmulator.Server.Tests.Telemetry;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary>What turns telemetry on and off, and that nothing of it is there otherwise.</summary>
public sealed class TelemetryCommandTests
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "chat-emulator.dll");

    [Test]
    public async Task An_option_sends_to_a_collector_what_the_standard_variables_say_of_it()
    {
        await using var receiver = await Receiver.Start();
        using var shell = AtOnce()
            .WithForeign("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
            .WithForeign("OTEL_EXPORTER_OTLP_HEADERS", "x-key=a%20b,x-other=c=d")
            .WithForeign("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=ci,service.name=lost")
            .WithForeign("OTEL_SERVICE_NAME", "chat under test");
        using var person = new Person(await shell.Serve("serve", "--otlp", $"{receiver.Url}base/"));
        using var answer = await person.Mint();
        await receiver.Until(seen => !seen.Spans.IsEmpty && !seen.Points.IsEmpty);
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(receiver.Spans.Single().Name, Is.EqualTo("POST /api/chat/tokens"));
        Assert.That(receiver.Requests.Select(request => request.Path).Distinct(), Is.EquivalentTo(new[] { "/base/v1/traces", "/base/v1/metrics" }));
        var (headers, resource) = (receiver.Requests.First().Headers, receiver.Senders.First().Resource);
        Assert.That(((string?)headers["x-key"], (string?)headers["x-other"]), Is.EqualTo(("a b", "c=d")));
        Assert.That((resource["service.name"], resource["deployment.environment.name"], resource["service.version"]), Is.EqualTo(("chat under test", "ci", "0.1.0")));
    }

    [TestCase("OTEL_TRACES_EXPORTER", "none", new[] { "/v1/metrics" })]
    [TestCase("OTEL_METRICS_EXPORTER", "none", new[] { "/v1/traces" })]
    [TestCase("OTEL_TRACES_EXPORTER", "console,otlp", new[] { "/v1/traces", "/v1/metrics" })]
    [TestCase("OTEL_SDK_DISABLED", "true", new string[0])]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", new[] { "/opentelemetry.proto.collector.trace.v1.TraceService/Export", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" })]
    public async Task The_standard_endpoint_turns_it_on_and_other_variables_turn_parts_of_it_off(string variable, string value, string[] paths)
    {
        await using var receiver = await Receiver.Start();
        using var shell = AtOnce().WithForeign("OTEL_EXPORTER_OTLP_ENDPOINT", $"{(value == "grpc" ? receiver.Grpc : receiver.Url)}").WithForeign(variable, value);
        using var person = new Person(await shell.Serve("serve"));
        using var answer = await person.Mint();
        await receiver.Until(seen => paths.All(path => seen.Requests.Any(request => request.Path == path)));
        Assert.That(await shell.Stop(), Is.Zero);
        Assert.That(receiver.Requests.Select(request => request.Path).Distinct(), Is.EquivalentTo(paths));
    }

    [TestCase("--otlp", "localhost:4318", "", "", "--otlp: a URL of a collector is expected, such as http://127.0.0.1:4318, without a query.")]
    [TestCase("--otlp", "ftp://x", "", "", "--otlp: a URL of a collector is expected")]
    [TestCase("--otlp", "http://x?key=1", "", "", "without a query.")]
    [TestCase("--otlp", "http://x", "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuff", "OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuff' is not spoken. Did you mean 'http/protobuf'?")]
    [TestCase("--otlp", "http://x", "OTEL_EXPORTER_OTLP_HEADERS", "a=b,s3cret", "OTEL_EXPORTER_OTLP_HEADERS: name=value pairs with commas between them are expected; part 2 ")]
    [TestCase("--otlp", "http://x", "OTEL_METRIC_EXPORT_INTERVAL", "10s", "OTEL_METRIC_EXPORT_INTERVAL: '10s' is not a number of milliseconds from 1 on.")]
    public async Task What_is_set_wrongly_is_told_before_anything_starts(string option, string value, string variable, string text, string problem)
    {
        using var shell = new Shell().WithForeign(variable, text);
        Assert.That(await shell.Run("serve", "--port", "0", option, value), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain(problem).And.Not.Contain("s3cret"));
    }

    [Test]
    [Platform("Linux")]
    public async Task Nothing_that_sends_is_loaded_unless_a_collector_is_named()
    {
        await using var receiver = await Receiver.Start();
        foreach (var variable in new[] { "UNRELATED", "CHAT_EMULATOR_OTLP" })
        {
            using var process = await Started($"{variable}={receiver.Url}");
            using var person = new Person(process.Url);
            using var answer = await person.Mint();
            var maps = await File.ReadAllTextAsync($"/proc/{process.Process.Id}/maps");
            Assert.That(maps.Contains("System.Net.Http.dll", StringComparison.Ordinal), Is.EqualTo(variable == "CHAT_EMULATOR_OTLP"));
            Assert.That(maps, Does.Not.Contain("Handlebars.dll").And.Contain("ChatEmulator.Core.dll"));
            await receiver.Until(seen => variable == "UNRELATED" || !seen.Spans.IsEmpty);
            Assert.That(await process.End(), Is.Zero);
        }

        Assert.That(receiver.Spans, Has.Count.EqualTo(1));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task A_collector_that_hangs_does_not_keep_the_process_from_ending()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers.Clear();
        receiver.Answers.Enqueue(null);

        // With a day's patience for each request, only its own bound can end it.
        using var process = await Started($"OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Url}", "OTEL_EXPORTER_OTLP_TIMEOUT=86400000", "OTEL_BSP_SCHEDULE_DELAY=1");
        using var person = new Person(process.Url);
        using var answer = await person.Mint();
        await receiver.First;
        Assert.That(await process.End(), Is.Zero);
        Assert.That(process.Rest, Does.Contain("telemetry: 1 span lost: ").And.Contain("in time at the end"));
    }

    // What is left at the end is given a moment alone, which a busy machine may not have.
    private static Shell AtOnce() => new Shell().WithForeign("OTEL_BSP_SCHEDULE_DELAY", "1").WithForeign("OTEL_METRIC_EXPORT_INTERVAL", "1");

    private static async Task<Running> Started(params string[] variables)
    {
        var process = Process.Start(new ProcessStartInfo("env", [.. variables, "dotnet", Program, "--port", "0"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("listening on ", StringComparison.Ordinal))
            {
                return new Running(process, new Uri(line["listening on ".Length..]));
            }
        }

        throw new AssertionException("It never listened.");
    }

    private sealed record Running(Process Process, Uri Url) : IDisposable
    {
        public string Rest { get; private set; } = "";

        public async Task<int> End()
        {
            using var kill = Process.Start("kill", ["-TERM", $"{Process.Id}"]);
            Rest = await Process.StandardOutput.ReadToEndAsync();
            await Process.WaitForExitAsync();
            return Process.ExitCode;
        }

        public void Dispose() => Process.Dispose();
    }
}
