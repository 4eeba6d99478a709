using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>GET /api/v1/thread/{id}: a thread with its last message. Its fields are documented.</summary>
internal sealed class GetThread(AlgoregProvider provider) : ThreadRead(provider, Entry())
{
    public const string Name = "algoreg.get_thread";

    public static new CatalogueOperation Entry() => new(
        Name,
        "GET",
        "/api/v1/thread/{id}",
        ChangesState: false,
        SuccessStatus: 200,
        [],
        "")
    {
        ParameterRefersTo = "threads.id",
        AnswerPaths = ReadModel.ThreadPaths,
    };

    public override Draft Draft(Command command, Moment moment) => new(
        new Reply(200, AlgoregErrors.ContentType, ReadModel.Thread(((GetThreadCommand)command).Thread, (AlgoregState)moment.State, moment.At)), null);

    // It takes nothing but what the path says.
    protected override Reading ReadQuery(Exchange exchange, AlgoregProfile profile) => Reading.Nothing;

    protected override Contract Takes(AlgoregProfile profile) => throw new NotSupportedException($"{Name} takes nothing.");

    protected override Command Accept(Conversation thread, Reading reading, AlgoregProfile profile) => new GetThreadCommand(thread);
}

/// <summary>A thread is to be shown.</summary>
/// <param name="Thread">Which.</param>
internal sealed record GetThreadCommand(Conversation Thread) : Command;
