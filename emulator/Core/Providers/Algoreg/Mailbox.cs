namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// The messages of a world in the order in which they took effect, and their threads. Bounded: the oldest messages go first,
/// with the threads that only they had made, and it tells how many.
/// </summary>
internal sealed class Mailbox
{
    private const int MostMessages = 10_000;
    private const long MostBytes = 64_000_000;

    private readonly Queue<(Message Message, DateTimeOffset At)> _messages = new();
    private readonly Dictionary<(string Account, string ExtMsgId), (string Thread, int Messages)> _keys = [];
    private readonly Dictionary<string, Conversation> _threads = new(StringComparer.Ordinal);
    private long _bytes;

    public IEnumerable<(Message Message, DateTimeOffset At)> Messages => _messages;

    public IEnumerable<Conversation> Threads => _threads.Values;

    public long Dropped { get; private set; }

    public bool HasThread(string id) => _threads.ContainsKey(id);

    public bool HasMessage(string account, string? extMsgId) => extMsgId is not null && _keys.ContainsKey((account, extMsgId));

    public string? ThreadOf(string account, string? extMsgId) => extMsgId is null ? null : _keys.GetValueOrDefault((account, extMsgId)).Thread;

    /// <summary>Adds a thread that the scenario declares; it stays when it is empty.</summary>
    public void Declare(Conversation thread) => _threads.TryAdd(thread.Id, thread);

    /// <summary>Adds a message to the thread that it names, and begins that thread when there is none.</summary>
    public void Add(Message message, DateTimeOffset at)
    {
        var id = message.ThreadId!;
        _threads.TryAdd(id, new Conversation(id, null, message.Subject, at, Declared: false));
        _threads[id].Messages++;
        _messages.Enqueue((message, at));
        _bytes += message.Size;
        if (message.ExtMsgId is { } key)
        {
            var known = _keys.GetValueOrDefault((message.Account, key), (id, 0));
            _keys[(message.Account, key)] = (known.Item1, known.Item2 + 1);
        }

        while (_messages.Count > MostMessages || (_bytes > MostBytes && _messages.Count > 1))
        {
            Drop();
        }
    }

    // A key is known as long as one of its messages is kept.
    private void Forget((string Account, string ExtMsgId) key)
    {
        var (thread, messages) = _keys[key];
        if (messages == 1)
        {
            _keys.Remove(key);
        }
        else
        {
            _keys[key] = (thread, messages - 1);
        }
    }

    private void Drop()
    {
        var (oldest, _) = _messages.Dequeue();
        _bytes -= oldest.Size;
        Dropped++;
        var thread = _threads[oldest.ThreadId!];
        if (--thread.Messages == 0 && !thread.Declared)
        {
            _threads.Remove(thread.Id);
        }

        if (oldest.ExtMsgId is { } key)
        {
            Forget((oldest.Account, key));
        }
    }
}
