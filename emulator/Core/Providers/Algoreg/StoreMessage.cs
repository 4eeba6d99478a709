using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>The change that a message is. Which thread it joins is decided when it takes effect, and so is whether it is a duplicate.</summary>
/// <param name="message">The message.</param>
/// <param name="id">The id that it gets.</param>
/// <param name="newThread">The id of the thread that is begun when it joins none.</param>
/// <param name="request">The fingerprint of the request, which stands for a message without ext_msg_id.</param>
/// <param name="sending">How it fails to be sent; null when it does not.</param>
internal sealed class StoreMessage(Message message, string id, string newThread, ulong request, SendingFailure? sending = null) : Change
{
    private int _made;

    public override string Key => message.ExtMsgId is { } key ? $"ext_msg_id {Brief.Of(key)}" : $"request {request:x16}";

    public override ulong KeyPrint { get; } = message.ExtMsgId is { } key ? Mix.Text(key) : request;

    public override ulong ContentPrint => message.Print;

    public override long Size => message.Size;

    public override Effect Apply(ProviderState state, DateTimeOffset at, bool again)
    {
        var own = (AlgoregState)state;
        // A duplicate is refused at the call; one whose twin took effect since then cannot be refused any more, and is swallowed.
        if (!again && (own.Profile.DropsDuplicates || own.Profile.RefusesDuplicates) && own.Mailbox.HasMessage(message.Account, message.ExtMsgId))
        {
            return Effect.Duplicate;
        }

        // Made two times, it is two messages: the second has an id of its own, and so has the thread that it begins.
        var nth = _made++ == 0 ? "" : $"-{_made}";
        var (thread, joined) = own.Mailbox.Place(message, newThread + nth);
        own.Mailbox.Add(id + nth, message, thread, at, joined, sending);
        return Effect.Applied;
    }
}
