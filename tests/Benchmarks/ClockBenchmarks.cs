using System.Net.Http.Headers;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace ChatEmulator.Benchmarks;

/// <summary>What it takes to live through a world's time instead of waiting for it.</summary>
[MemoryDiagnoser]
public class ClockBenchmarks : IDisposable
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private Emulator _emulator = null!;
    private HttpClient _http = null!;

    /// <summary>Starts the emulator: its start is another figure.</summary>
    [GlobalSetup]
    public async Task Start()
    {
        _emulator = await Emulator.StartAsync("scenario: month\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }");
        _http = _emulator.CreateClient();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("demo:PT-demo")));
        if (await Thirty_days_of_a_token() != 4_320)
        {
            throw new InvalidOperationException("Not every wake-up was seen; nothing measured with it would mean anything.");
        }
    }

    /// <summary>A token is minted, a client wakes every ten minutes for thirty days and sees each time, then mints the next; the wake-ups seen are given back.</summary>
    [Benchmark]
    public async Task<int> Thirty_days_of_a_token()
    {
        _emulator.Reset();
        var clock = _emulator.Clock;
        using var timer = new PeriodicTimer(TenMinutes, clock);
        using var woken = new SemaphoreSlim(0);
        await Mint();
        var expiry = clock.GetUtcNow().AddDays(30);
        var watching = Watch();
        while (clock.GetUtcNow() < expiry)
        {
            await clock.AdvanceAsync(TenMinutes);
            await woken.WaitAsync();
        }

        return await watching;

        async Task<int> Watch()
        {
            for (var seen = 1; ; seen++)
            {
                await timer.WaitForNextTickAsync();
                woken.Release();
                if (clock.GetUtcNow() >= expiry)
                {
                    await Mint();
                    return seen;
                }
            }
        }
    }

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _http?.Dispose();
        _emulator?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    private async Task Mint()
    {
        using var body = new StringContent("""{"ttl":43200,"channels":{"general":{"read":true}}}""", Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("api/chat/tokens", body);
        answer.EnsureSuccessStatusCode();
    }
}
