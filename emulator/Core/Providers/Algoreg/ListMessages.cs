using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// GET /api/v1/thread/{id}/messages?offset&amp;limit: a page of a thread's messages, and how many there are on all pages. Path, parameters
/// and fields are documented; order, page size and the largest page are assumed.
/// </summary>
internal sealed class ListMessages(AlgoregProvider provider) : ThreadRead(provider, Entry())
{
    public const string Name = "algoreg.list_messages";

    public static new CatalogueOperation Entry() => new(
        Name,
        "GET",
        "/api/v1/thread/{id}/messages",
        ChangesState: false,
        SuccessStatus: 200,
        [],
        "")
    {
        ParameterRefersTo = "threads.id",
        AnswerPaths = ReadModel.PagePaths,
    };

    public override Draft Draft(Command command, Moment moment)
    {
        var order = (ListMessagesCommand)command;
        var state = (AlgoregState)moment.State;
        IEnumerable<StoredMessage> all = state.Profile.ShowsNewestFirst ? order.Thread.Messages.Reverse() : order.Thread.Messages;
        var page = all.Skip((int)Math.Min(order.Offset, int.MaxValue)).Take(order.Limit);
        return new Draft(new Reply(200, AlgoregErrors.ContentType, ReadModel.Messages(page, order.Thread.Messages.Count, state, moment.At)), null);
    }

    protected override Contract Takes(AlgoregProfile profile) => profile.Messages;

    protected override Command Accept(Conversation thread, Reading reading, AlgoregProfile profile) => new ListMessagesCommand(
        thread,
        Number(reading.Query, "offset") ?? 0,
        (int)Math.Min(Number(reading.Query, "limit") ?? profile.PageSize, AlgoregContracts.LargestPage));
}

/// <summary>A page of messages is to be shown.</summary>
/// <param name="Thread">Of which thread.</param>
/// <param name="Offset">How many messages to leave out before it.</param>
/// <param name="Limit">How many it has at most.</param>
internal sealed record ListMessagesCommand(Conversation Thread, long Offset, int Limit) : Command;
