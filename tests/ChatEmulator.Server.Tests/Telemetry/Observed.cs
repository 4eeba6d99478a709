using System.Collections.Concurrent;
using ChatEmulator.Host.Telemetry;
using ChatEmulator.Providers;

namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>An emulator that sends telemetry, and whoever calls it.</summary>
internal sealed class Observed : IAsyncDisposable
{
    private readonly Sending _telemetry;
    private bool _ended;

    private Observed(OtlpSettings settings) =>
        _telemetry = new Sending(settings, Vendors.All().Select(provider => provider.Catalogue), Notices.Enqueue);

    public EmulatorServer Server { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public ConcurrentQueue<string> Notices { get; } = [];

    // Nothing is sent before the end, unless a test says so: then it all comes at once.
    public static OtlpSettings To(Uri url, bool grpc = false) =>
        new(url, grpc, [], [.. Identity.Own], "--otlp") { Gathering = TimeSpan.FromHours(1), Interval = TimeSpan.FromHours(1), Patience = TimeSpan.FromMinutes(1) };

    public static async Task<Observed> Start(string yaml, OtlpSettings settings, Func<ServerOptions, ServerOptions>? more = null)
    {
        var observed = new Observed(settings);
        observed.Server = await Play.Start(yaml, options => observed._telemetry.Listening(more is null ? options : more(options)));
        observed._telemetry.At(observed.Server);
        observed.Person = new Person(observed.Server.Url);
        return observed;
    }

    /// <summary>Stops in the order in which the process does; what is left is sent.</summary>
    public async Task End()
    {
        if (!_ended)
        {
            _ended = true;
            Person.Dispose();
            await Server.DisposeAsync();
            await _telemetry.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await End();
}
