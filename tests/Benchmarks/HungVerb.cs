using System.Globalization;
using System.Net.Sockets;
using ChatEmulator.Journals;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace ChatEmulator.Benchmarks;

/// <summary>
/// What memory a call holds that hangs: live bytes of this process, which is the server, with so many of them on connections of their own,
/// beside a bare Kestrel whose requests have read their bodies and wait. The clients are another process.
/// </summary>
internal static class HungVerb
{
    private const int Hung = 10_000;
    private const int WarmUp = 500;

    private const string Scenario = """
        scenario: hung
        rules:
          - { name: hung, calls: signalwire.create_token, at: any, effect: applied, delivery: hang }
        """;

    public static int Run(Settings settings)
    {
        Report.Facts(settings);
        Report.Head("bytes a call", ["bare Kestrel", "emulator", "above"]);
        for (var round = 1; round <= settings.Rounds; round++)
        {
            var (bare, emulator) = (Bare().Result, Emulated().Result);
            Report.Row($"round {round}", [Report.Figure(bare, "0"), Report.Figure(emulator, "0"), Report.Figure(emulator - bare, "0")]);
        }

        return 0;
    }

    /// <summary>The client: so many connections, each with a request that is not answered, until its input ends.</summary>
    public static int Hold(int port, int number)
    {
        var request = Workload.Request();
        var sockets = new List<Socket>();
        for (var i = 0; i < number; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect("127.0.0.1", port);
            socket.Send(request);
            sockets.Add(socket);
        }

        Console.In.ReadLine();
        return 0;
    }

    private static async Task<double> Bare()
    {
        var waiting = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using (var body = new StreamReader(context.Request.Body))
            {
                await body.ReadToEndAsync();
            }

            Interlocked.Increment(ref waiting);
            try
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Decrement(ref waiting);
            }
        });
        await app.StartAsync();
        return await PerCall(new Uri(app.Urls.First()).Port, () => Volatile.Read(ref waiting));
    }

    private static async Task<double> Emulated()
    {
        var loaded = new Loader([.. Vendors.All().Select(vendor => vendor.Catalogue)]).LoadText(Scenario);
        await using var server = await EmulatorServer.StartAsync(new ServerOptions { Scenario = loaded.Scenarios[0], Url = "http://127.0.0.1:0" });
        return await PerCall(server.Url.Port, () => server.Engine.Worlds.Default.Journal.Latest(new CallFilter { InFlight = true }, Hung).Count);
    }

    private static async Task<double> PerCall(int port, Func<int> waiting)
    {
        await Held(port, WarmUp, waiting, () => 0);
        var before = Live();
        return (await Held(port, Hung, waiting, Live) - before) / (double)Hung;
    }

    private static async Task<long> Held(int port, int number, Func<int> waiting, Func<long> measure)
    {
        using var clients = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            Environment.ProcessPath!, [.. Environment.GetCommandLineArgs()[..1].Where(_ => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"), "hold", port.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        })!;
        await Until(() => waiting() == number);
        var measured = measure();
        clients.StandardInput.Close();
        await clients.WaitForExitAsync();
        await Until(() => waiting() == 0);
        return measured;
    }

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(200);
        }
    }

    private static long Live()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
