namespace ParcelDesk.Careful;

/// <summary>Chat tokens for the staff.</summary>
internal sealed class SignalWireClient(HttpClient http, TimeProvider time) : IStaffChat
{
    // The vendor counts minutes.
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly Conversation _vendor = new(http, time, TimeSpan.FromSeconds(10));

    // Nobody waits here for a vendor that is busy: a person is waiting, who is told when to come back.
    public async Task<StaffToken> TokenFor(string user, CancellationToken cancel)
    {
        var minutes = (int)Life.TotalMinutes;
        var wanted = new { ttl = minutes, member_id = user, channels = new { parcels = new { read = true, write = true } } };
        var token = await _vendor.Ask(HttpMethod.Post, "api/chat/tokens", wanted, answer => Conversation.Required(answer, "token"), cancel);
        return new StaffToken(token, minutes);
    }
}
