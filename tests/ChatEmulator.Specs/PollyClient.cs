using System.Net.Http.Json;
using System.Threading.Channels;
using Polly;
using Polly.Retry;

namespace ChatEmulator.Specs;

/// <summary>A client that tries again by Polly, on the frozen clock of its world, which is advanced as soon as Polly waits.</summary>
internal sealed class PollyClient : IDisposable
{
    private readonly EmulatorWorld _world;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage>? _pipeline;
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>A client.</summary>
    /// <param name="world">Its world.</param>
    /// <param name="options">Polly's; null for a client that never tries again.</param>
    public PollyClient(EmulatorWorld world, RetryStrategyOptions<HttpResponseMessage>? options)
    {
        (_world, _http) = (world, Clients.Algoreg(world));
        if (options is null)
        {
            return;
        }

        options.Randomizer = new Random(7).NextDouble;
        options.ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(answer => (int)answer.StatusCode >= 429);
        options.OnRetry = args =>
        {
            _waits.Writer.TryWrite(args.RetryDelay);
            return default;
        };
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = world.Clock }.AddRetry(options).Build();
    }

    /// <summary>Sends so many messages, one after the other.</summary>
    public async Task SendAsync(int messages)
    {
        for (var i = 1; i <= messages; i++)
        {
            var message = new { to = "ada@example.com", content = "Hello", ext_msg_id = $"m-{i}" };
            var sending = _pipeline is null ? Post(message) : _pipeline.ExecuteAsync(async _ => await Post(message)).AsTask();
            await Play(sending);
            (await sending).Dispose();
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task Play(Task sending)
    {
        while (true)
        {
            var waits = _waits.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(sending, waits) == sending && !_waits.Reader.TryPeek(out _))
            {
                return;
            }

            var wait = await _waits.Reader.ReadAsync();
            await _world.Clock.WaitedOnAsync(wait);
            await _world.Clock.AdvanceAsync(wait);
        }
    }

    private Task<HttpResponseMessage> Post(object message) => _http.PostAsJsonAsync("api/v1/message", message);
}
