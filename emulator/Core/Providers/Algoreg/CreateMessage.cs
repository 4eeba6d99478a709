using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>POST /api/v1/message: a message is taken for sending. No id comes back.</summary>
internal sealed class CreateMessage(AlgoregProvider provider) : AlgoregOperation(provider, Entry())
{
    public const string Name = "algoreg.create_message";

    private static readonly Purpose Ids = new("message");
    private static readonly string[] Recipients = ["to", "thread_id", "reply_to_ext_msg_id", "from_customer_id"];

    public static new CatalogueOperation Entry() => new(
        Name,
        "POST",
        "/api/v1/message",
        ChangesState: true,
        SuccessStatus: 204,
        AlgoregProfile.Standard.Message.Paths,
        """{"to":"ada@example.com","subject":"Hello","content":"How are you?","ext_msg_id":"m-1"}""");

    public override ProbeNeeds Leaves => ProbeNeeds.Message;

    public override string Sample(ProbeContext context) => $"{{\"to\":\"ada@example.com\",\"content\":\"Sent to find out how this API answers.\",\"ext_msg_id\":\"{context.Unique}\"}}";

    public override Draft Draft(Command command, Moment moment)
    {
        var order = (CreateMessageCommand)command;
        var dice = moment.Dice.For(Ids, moment.Key);
        var dedupe = !((AlgoregProfile)moment.Profile).Is("dedupe", "ignore");
        return new Draft(new Reply(204), new StoreMessage(order.Message with { Id = $"m-{dice.Next():x16}" }, $"t-{dice.Next():x16}", dedupe, moment.Request));
    }

    protected override Reading Further(Reading reading) =>
        reading.And(MessageReading.Attachments(reading.Body));

    protected override Verdict Accept(Reading reading, AlgoregAccount account, AlgoregState state)
    {
        var message = Read(reading, account);
        return message.ThreadId is { } thread && !state.Mailbox.HasThread(thread) ? AlgoregErrors.Named("thread_not_found", $"There is no thread '{thread}'.")
            : state.Profile.Is("recipient", "required") && !Recipients.Any(name => !string.IsNullOrEmpty(Text(reading.Body, name)))
                ? AlgoregErrors.Named("recipient_missing", "None of to, thread_id, reply_to_ext_msg_id and from_customer_id is given: the message would reach nobody.")
            : state.Profile.Is("dedupe", "reject") && state.Mailbox.HasMessage(account.Name, message.ExtMsgId)
                ? AlgoregErrors.Named("duplicate_message", $"The ext_msg_id '{message.ExtMsgId}' was used before.")
            : new CreateMessageCommand(account, message);
    }

    private static Message Read(Reading reading, AlgoregAccount account) => new()
    {
        Id = "",
        Account = account.Name,
        ThreadId = Given(reading.Body, "thread_id"),
        ExtMsgId = Given(reading.Body, "ext_msg_id"),
        ReplyToExtMsgId = Given(reading.Body, "reply_to_ext_msg_id"),
        From = Text(reading.Body, "from"),
        FromCustomerId = Given(reading.Body, "from_customer_id"),
        To = Text(reading.Body, "to"),
        Cc = Text(reading.Body, "cc"),
        Bcc = Text(reading.Body, "bcc"),
        Subject = Text(reading.Body, "subject"),
        Content = Text(reading.Body, "content"),
        Attachments = (IReadOnlyList<Attachment>?)reading.More ?? [],
    };

    // A blank id is no id.
    private static string? Given(JsonElement body, string name) => Text(body, name) is { Length: > 0 } text ? text : null;
}

/// <summary>A message is to be sent.</summary>
/// <param name="Account">The proven user of the API.</param>
/// <param name="Message">The message, still without an id.</param>
internal sealed record CreateMessageCommand(AlgoregAccount Account, Message Message) : Command;
