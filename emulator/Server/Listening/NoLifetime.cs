using Microsoft.Extensions.Hosting;

namespace ChatEmulator.Server.Listening;

/// <summary>
/// Leaves signals alone. The framework's own lifetime would take Ctrl-C away from whatever process the emulator is a guest in,
/// such as a test run; whoever owns the process decides.
/// </summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
