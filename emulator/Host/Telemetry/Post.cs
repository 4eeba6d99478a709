namespace ChatEmulator.Host.Telemetry;

/// <summary>The task that sends: spans a moment after they came or when a request is full, metrics at their interval. What fails for a while is sent again, later and later.</summary>
internal sealed class Post : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // A collector may ask to be left alone; for longer than this nobody wants to hear of spans.
    private static readonly TimeSpan LongestWish = TimeSpan.FromMinutes(2);

    private readonly OtlpSettings _settings;
    private readonly Func<Batch?> _take;
    private readonly Action<Batch> _give;
    private readonly Func<Protobuf?> _metrics;
    private readonly Func<long> _overflown;
    private readonly Action<string> _notice;
    private readonly Standing _spans;
    private readonly Standing _numbers;
    private readonly Collector _collector;
    private readonly SemaphoreSlim _hurry = new(0, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;

    /// <summary>Begins to send.</summary>
    /// <param name="settings">Where to, and how often.</param>
    /// <param name="take">Gives the next spans; null when there are none.</param>
    /// <param name="give">Takes them back when they are sent or lost.</param>
    /// <param name="metrics">Gives the metrics of now; null for none.</param>
    /// <param name="overflown">Tells how many spans were not kept at all.</param>
    /// <param name="notice">Takes a line for the console.</param>
    public Post(OtlpSettings settings, Func<Batch?> take, Action<Batch> give, Func<Protobuf?> metrics, Func<long> overflown, Action<string> notice)
    {
        _overflown = overflown;
        (_settings, _take, _give, _metrics, _notice) = (settings, take, give, metrics, notice);
        (_spans, _numbers) = (new Standing("spans", settings, notice), new Standing("metrics", settings, notice));
        _collector = new Collector(settings);
        _running = Task.Run(Run);
    }

    /// <summary>Spans wait that fill a request.</summary>
    public void Hurry()
    {
        if (_hurry.CurrentCount == 0)
        {
            _hurry.Release();
        }
    }

    /// <summary>Sends what is left, and tells what was lost.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _over.CancelAfter(_settings.Patience);
        await _running;
        if (_spans.Lost + _overflown() is > 0 and var lost)
        {
            _notice($"telemetry: {lost:N0} span{(lost == 1 ? "" : "s")} lost: {(_spans.Trouble is { } trouble ? $"{_settings.Told}: {trouble}" : "more came than were taken")}");
        }

        _collector.Dispose();
        _hurry.Dispose();
        _stopping.Dispose();
        _over.Dispose();
    }

    private async Task Run()
    {
        var due = DateTime.UtcNow + _settings.Interval;
        while (!_stopping.IsCancellationRequested)
        {
            await Pause(() => _hurry.WaitAsync(_settings.Gathering, _stopping.Token));
            await Spans(() => DateTime.UtcNow < due);
            if (DateTime.UtcNow >= due && !_stopping.IsCancellationRequested)
            {
                due = DateTime.UtcNow + _settings.Interval;
                await Metrics();
            }
        }

        await Task.WhenAll(Spans(() => true), Metrics());
    }

    // What waits, and then what there is: whatever comes meanwhile is gathered for the next time, and metrics that are due come first.
    private async Task Spans(Func<bool> mayGoOn)
    {
        for (var isFull = true; isFull && _take() is { } batch; isFull &= mayGoOn())
        {
            isFull = batch.IsFull;
            if (!await Deliver(token => _collector.Send(batch, token), _spans))
            {
                _spans.Lose(batch.Count);
            }

            _give(batch);
        }
    }

    private async Task Metrics()
    {
        if (_metrics() is { } metrics)
        {
            await Deliver(token => _collector.Send(metrics, token), _numbers, again: false);
        }
    }

    // Whether it was taken in the end. Metrics are not sent again: the next say all that these do.
    private async Task<bool> Deliver(Func<CancellationToken, Task<Taken>> send, Standing standing, bool again = true)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (_over.IsCancellationRequested)
            {
                return false;
            }

            var taken = await send(_over.Token);
            standing.Tell(taken.Why is not null && _over.IsCancellationRequested ? taken with { Why = standing.Trouble ?? "it does not take them in time at the end", Again = false } : taken with { Again = taken.Again && again });
            if (taken.Why is null || !taken.Again || !again || _stopping.IsCancellationRequested)
            {
                return taken.Why is null;
            }

            await Pause(() => Task.Delay(taken.After is { } wish && wish > pause ? wish < LongestWish ? wish : LongestWish : pause, _stopping.Token));
        }
    }

    private static async Task Pause(Func<Task> pause)
    {
        try
        {
            await pause();
        }
        catch (OperationCanceledException)
        {
            // It is to end.
        }
    }
}
