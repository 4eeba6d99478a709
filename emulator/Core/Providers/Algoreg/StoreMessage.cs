using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>The change that a message is. It joins the thread that it names, else that of the message it replies to, else a new one.</summary>
/// <param name="message">The message.</param>
/// <param name="newThread">The id of the thread that is begun when it joins none.</param>
/// <param name="dedupe">Whether an ext_msg_id that was used before swallows it.</param>
/// <param name="request">The fingerprint of the request, which stands for a message without ext_msg_id.</param>
internal sealed class StoreMessage(Message message, string newThread, bool dedupe, ulong request) : Change
{
    private int _made;

    public override string Key => message.ExtMsgId is { } id ? $"ext_msg_id {id}" : $"request {request:x16}";

    public override ulong KeyPrint { get; } = message.ExtMsgId is { } id ? Mix.Text(id) : request;

    public override long Size => message.Size;

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again)
    {
        var own = (AlgoregState)state;
        if (dedupe && !again && own.Mailbox.HasMessage(message.Account, message.ExtMsgId))
        {
            return Effect.Duplicate;
        }

        var thread = message.ThreadId ?? own.Mailbox.ThreadOf(message.Account, message.ReplyToExtMsgId) ?? newThread;
        // Made two times, it is two messages: the second has an id of its own.
        own.Mailbox.Add(message with { Id = _made++ == 0 ? message.Id : $"{message.Id}-{_made}", ThreadId = thread }, at);
        return Effect.Applied;
    }
}
