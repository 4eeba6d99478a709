namespace ParcelDesk.Careful;

/// <summary>
/// Writes to customers, each notice once. The vendor's 204 promises nothing and its ids do not deduplicate, so a notice counts as sent
/// when it can be read, and is sent again only when it cannot be read although it has had its time.
/// </summary>
internal sealed class CustomerChat(AlgoregClient algoreg, ChatLinks links, Underway underway, TimeProvider time, ILogger<CustomerChat> log) : ICustomerChat
{
    private const int MostAttempts = 3;

    // The vendor's pages: sending may lag up to a minute.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    public Task<ChatLink> LinkFor(string customer, CancellationToken cancel) => links.For(customer, algoreg.Mint, cancel);

    public Task<Sent> Tell(Notice notice, CancellationToken cancel) => underway.Join(notice, going => Say(notice, going), cancel);

    // What cannot be read may come yet: that it was not sent is more than anybody can know.
    public async Task<Sent> Ask(Notice notice, CancellationToken cancel) => await algoreg.Find(notice, cancel) ?? Sent.Unknown;

    private async Task<Sent> Say(Notice notice, CancellationToken cancel)
    {
        // Our own callers send again, too.
        if (await algoreg.Find(notice, cancel) is { } before)
        {
            return before;
        }

        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            await Send(notice, cancel);
            if (await Found(notice, cancel) is { } sent)
            {
                return sent;
            }
        }

        return Sent.Unknown;
    }

    // What is unclear is looked up afterwards; a refusal goes to our caller.
    private async Task Send(Notice notice, CancellationToken cancel)
    {
        try
        {
            await algoreg.Send(notice, cancel);
        }
        catch (TroubleException e) when (e.Kind == Trouble.Unclear)
        {
            log.Unclear(notice.Id, e);
        }
    }

    // Null when it is not there although it has had its time: only then may it be sent again.
    private async Task<Sent?> Found(Notice notice, CancellationToken cancel)
    {
        try
        {
            if (await algoreg.Find(notice, cancel) is { } sent)
            {
                return sent;
            }

            await Task.Delay(Lag, time, cancel);
            return await algoreg.Find(notice, cancel);
        }
        catch (TroubleException e)
        {
            log.Unclear(notice.Id, e);
            return Sent.Unknown;
        }
    }
}
