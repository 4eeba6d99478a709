using ChatEmulator.Exchanges;
using Keyed = System.Collections.Generic.Dictionary<(string Account, string ExtMsgId), (string Thread, int Messages)>;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// The messages of a world in the order in which they took effect, and their threads. Bounded: the oldest messages go first,
/// with the threads that only they had made, and it tells how many.
/// </summary>
/// <param name="joinsBySubject">Whether a message joins a thread that began with the same addresses and subject.</param>
internal sealed class Mailbox(bool joinsBySubject = false)
{
    private const int MostMessages = 10_000;
    private const long MostBytes = 64_000_000;

    private readonly Queue<StoredMessage> _messages = new();
    private Keyed? _keys;
    private readonly Dictionary<string, Conversation> _threads = new(StringComparer.Ordinal);
    private Dictionary<ulong, string>? _topics;

    public IReadOnlyCollection<StoredMessage> Messages => _messages;

    public IReadOnlyCollection<Conversation> Threads => _threads.Values;

    public long Dropped { get; private set; }

    /// <summary>About how many bytes the messages hold.</summary>
    public long Bytes { get; private set; }

    // What replies and duplicates are found by: made when somebody asks, or before the first message goes, so that it knows of all.
    private Keyed Keys => _keys ??= Index();

    public Conversation? Thread(string id) => _threads.GetValueOrDefault(id);

    public bool HasMessage(string account, string? extMsgId) => extMsgId is not null && Keys.ContainsKey((account, extMsgId));

    /// <summary>The thread that a message belongs to: the one it names, that of the message it replies to, one of its topic, or a new one.</summary>
    public (string Thread, Joined By) Place(Message message, string newThread) =>
        message.ThreadId is { } named ? (named, Joined.ThreadId)
        : message.ReplyToExtMsgId is { } reply && Keys.TryGetValue((message.Account, reply), out var known) ? (known.Thread, Joined.Reply)
        : _topics is not null && Topic.Of(message) is { } topic && _topics.TryGetValue(topic, out var thread) ? (thread, Joined.ToAndSubject)
        : (newThread, Joined.New);

    /// <summary>Adds a thread that the scenario declares; it stays when it is empty.</summary>
    public void Declare(Conversation thread) => _threads.TryAdd(thread.Id, thread);

    /// <summary>Adds a message to a thread, and begins that thread when there is none of that id.</summary>
    public void Add(string id, Message message, string threadId, DateTimeOffset at, Joined joined, SendingFailure? sending = null)
    {
        if (!_threads.TryGetValue(threadId, out var thread))
        {
            _threads[threadId] = thread = new Conversation(threadId, message.FromCustomerId, message.Subject, at, Declared: false);
        }

        Note(message, thread);
        var stored = new StoredMessage(id, message, thread, at, joined) { Sending = sending };
        thread.Messages.Enqueue(stored);
        _messages.Enqueue(stored);
        Bytes += message.Size;
        while (_messages.Count > MostMessages || (Bytes > MostBytes && _messages.Count > 1))
        {
            Drop();
        }
    }

    // What later messages find their thread by. The newest thread of a topic is the one that is joined.
    private void Note(Message message, Conversation thread)
    {
        if (_keys is not null)
        {
            Note(_keys, message, thread);
        }

        if (joinsBySubject && thread.Messages.Count == 0 && thread.Dropped == 0 && Topic.Of(message) is { } topic)
        {
            thread.Topic = topic;
            (_topics ??= [])[topic] = thread.Id;
        }
    }

    private static void Note(Keyed keys, Message message, Conversation thread)
    {
        if (message.ExtMsgId is { } key)
        {
            var (first, messages) = keys.GetValueOrDefault((message.Account, key), (thread.Id, 0));
            keys[(message.Account, key)] = (first, messages + 1);
        }
    }

    private Keyed Index()
    {
        var keys = new Keyed();
        foreach (var stored in _messages)
        {
            Note(keys, stored.Message, stored.Thread);
        }

        return keys;
    }

    private void Drop()
    {
        var keys = Keys;
        var (_, oldest, thread, _, _) = _messages.Dequeue();
        Bytes -= oldest.Size;
        Dropped++;
        thread.Messages.Dequeue();
        thread.Dropped++;
        if (thread.Messages.Count == 0 && !thread.Declared)
        {
            Forget(thread);
        }

        if (oldest.ExtMsgId is { } key)
        {
            Forget(keys, (oldest.Account, key));
        }
    }

    private void Forget(Conversation thread)
    {
        _threads.Remove(thread.Id);
        if (thread.Topic is { } topic && _topics is { } topics && topics.GetValueOrDefault(topic) == thread.Id)
        {
            topics.Remove(topic);
        }
    }

    // A key is known as long as one of its messages is kept.
    private static void Forget(Keyed keys, (string Account, string ExtMsgId) key)
    {
        var (thread, messages) = keys[key];
        if (messages == 1)
        {
            keys.Remove(key);
        }
        else
        {
            keys[key] = (thread, messages - 1);
        }
    }
}
