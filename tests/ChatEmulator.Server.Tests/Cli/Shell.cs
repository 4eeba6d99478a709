using System.Text;
using ChatEmulator.Host;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary>Runs the command line in this process, as a shell would: texts in, texts and an exit code out.</summary>
internal sealed class Shell : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Awaited _out = new();
    private readonly StringWriter _error = new();
    private readonly Dictionary<string, string> _variables = [];
    private Task<int>? _running;

    public string Out => _out.Text;

    public string Error => _error.ToString();

    /// <summary>What a person types when asked; null when nobody is there.</summary>
    public string? Typed { get; init; }

    /// <summary>Whether a person looks at it who wants colours.</summary>
    public bool Colours { get; init; }

    public Shell With(string variable, string value)
    {
        _variables["CHAT_EMULATOR_" + variable] = value;
        return this;
    }

    /// <summary>A variable that is not the emulator's own.</summary>
    public Shell WithForeign(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public Task<int> Run(params string[] args) =>
        _running = CommandLine.Run(args, new Terminal(_out, new OutBytes(_out), TextWriter.Synchronized(_error), _variables.GetValueOrDefault, Colours, Ask: Typed is null ? null : () => Typed, Stop: _stop.Token));

    /// <summary>Serves on a free port; done when it listens.</summary>
    public async Task<Uri> Serve(params string[] args)
    {
        var running = Run([.. args, .. args.Any(arg => arg is "--port" or "--urls") || _variables.Keys.Any(name => name.EndsWith("_PORT", StringComparison.Ordinal) || name.EndsWith("_URLS", StringComparison.Ordinal)) ? Array.Empty<string>() : ["--port", "0"]]);
        var first = await Task.WhenAny(running, _out.Listening);
        Assert.That(first, Is.Not.SameAs(running), Error);
        return new Uri(await _out.Listening);
    }

    /// <summary>Waits until something stands on standard output, which the log writes a little later than it happens.</summary>
    public async Task Said(string text)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var more = _out.More; !Out.Contains(text, StringComparison.Ordinal); more = _out.More)
        {
            await more.WaitAsync(deadline.Token).ContinueWith(waited => Assert.That(waited.IsCanceled, Is.False, Out), TaskScheduler.Default);
        }
    }

    public async Task<int> Stop()
    {
        await _stop.CancelAsync();
        return await _running!;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _out.Dispose();
        _error.Dispose();
    }

    private sealed class Awaited : StringWriter
    {
        private const string Word = "listening on ";
        private const string JsonWord = "{\"event\":\"listening\",\"url\":\"";

        private readonly Lock _gate = new();
        private readonly TaskCompletionSource<string> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Listening => _listening.Task;

        /// <summary>Ends when something more has been written.</summary>
        public Task More => Volatile.Read(ref _more).Task;

        public string Text
        {
            get
            {
                lock (_gate)
                {
                    return ToString();
                }
            }
        }

        public override void WriteLine(string? value) => Write(value + Environment.NewLine);

        public override void Write(string? value)
        {
            lock (_gate)
            {
                base.Write(value);
            }

            Interlocked.Exchange(ref _more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

            foreach (var line in value?.Split('\n') ?? [])
            {
                if (line.StartsWith(Word, StringComparison.Ordinal) || line.StartsWith(JsonWord, StringComparison.Ordinal))
                {
                    _listening.TrySetResult(line[line.IndexOf("http", StringComparison.Ordinal)..].Split('"')[0].Trim());
                }
            }
        }
    }

    /// <summary>Standard output as bytes: UTF-8, which must be whole in each write.</summary>
    private sealed class OutBytes(Awaited to) : WriteOnly
    {
        protected override void Take(ReadOnlySpan<byte> bytes) => to.Write(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }
}
