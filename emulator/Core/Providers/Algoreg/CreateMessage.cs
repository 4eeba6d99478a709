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
        """{"to":"ada@example.com","subject":"Hello","content":"How are you?","ext_msg_id":"m-1"}""")
    {
        Sends = true,
        Key = "body.ext_msg_id",
        IdempotencyKey = "body.ext_msg_id",
    };

    public override ProbeNeeds Leaves => ProbeNeeds.Message;

    public override string Sample(ProbeContext context) => $"{{\"to\":\"ada@example.com\",\"content\":\"Sent to find out how this API answers.\",\"ext_msg_id\":\"{context.Unique}\"}}";

    public override Draft Draft(Command command, Moment moment)
    {
        var order = (CreateMessageCommand)command;
        var dice = moment.Dice.For(Ids, moment.Key);
        return new Draft(new Reply(204), new StoreMessage(order.Message, $"m-{dice.Next():x16}", $"t-{dice.Next():x16}", moment.Request, moment.Sending));
    }

    protected override Contract Takes(AlgoregProfile profile) => profile.Message;

    protected override Reading Further(Reading reading) =>
        reading.And(MessageReading.Of(reading.Body));

    protected override Verdict Accept(Reading reading, in Caller caller, AlgoregState state)
    {
        var account = (AlgoregAccount)caller.Proven!;
        var message = (Message)reading.More! with { Account = account.Name };
        return message.ThreadId is { } thread && state.Mailbox.Thread(thread) is null ? AlgoregErrors.Named("thread_not_found", $"There is no thread '{Brief.Of(thread)}'.")
            : state.Profile.NeedsRecipient && !Recipients.Any(name => !string.IsNullOrEmpty(Text(reading.Body, name)))
                ? AlgoregErrors.Named("recipient_missing", "None of to, thread_id, reply_to_ext_msg_id and from_customer_id is given: the message would reach nobody.")
            : state.Profile.RefusesDuplicates && state.Mailbox.HasMessage(account.Name, message.ExtMsgId)
                ? AlgoregErrors.Named("duplicate_message", $"The ext_msg_id '{Brief.Of(message.ExtMsgId!)}' was used before.")
            : new CreateMessageCommand(account, message);
    }
}

/// <summary>A message is to be sent.</summary>
/// <param name="Account">The proven user of the API.</param>
/// <param name="Message">The message.</param>
internal sealed record CreateMessageCommand(AlgoregAccount Account, Message Message) : Command;
