using System.Net;
using Microsoft.Extensions.Options;

namespace ParcelDesk.Careful;

/// <summary>
/// The one bearer that everybody uses. Whoever finds it stale asks for another, and the first who asks logs in for all. A login whose
/// password was refused is not tried again until its settings change: wrong passwords lock the account, and only the vendor's support unlocks it.
/// And where a new bearer was refused as the old one was, bearers are not what is wrong, and none is asked for again for a while.
/// </summary>
internal sealed class Logins(IHttpClientFactory clients, IOptionsMonitor<AlgoregSettings> settings, TimeProvider time) : IDisposable
{
    public const string Client = "algoreg-login";

    private static readonly TimeSpan WhileInDoubt = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1);
    private string? _bearer;
    private Doubted? _doubted;
    private (string Email, string Password, TroubleException Why)? _refused;

    /// <summary>The bearer of now.</summary>
    public Task<string> Current(CancellationToken cancel) => Volatile.Read(ref _bearer) is { } bearer ? Task.FromResult(bearer) : Instead(null, cancel);

    /// <summary>Another bearer than the one that was refused; the same when another would not help.</summary>
    /// <exception cref="TroubleException">The vendor gives none.</exception>
    public async Task<string> Instead(string? stale, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return _bearer is { } fresh && (fresh != stale || InDoubt(fresh)) ? fresh : _bearer = await LogIn(settings.CurrentValue, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A bearer that has just been got was refused.</summary>
    public void Doubt(string fresh) => Volatile.Write(ref _doubted, new Doubted(fresh, time.GetUtcNow()));

    public void Dispose() => _one.Dispose();

    private bool InDoubt(string bearer) =>
        Volatile.Read(ref _doubted) is { } doubted && doubted.Bearer == bearer && time.GetUtcNow() - doubted.Since < WhileInDoubt;

    private async Task<string> LogIn(AlgoregSettings who, CancellationToken cancel)
    {
        if (_refused is var (email, password, why) && (email, password) == (who.Email, who.Password))
        {
            throw new TroubleException(why.Kind, why.Message, why) { Status = why.Status };
        }

        var vendor = new Conversation(clients.CreateClient(Client), time, TimeSpan.FromSeconds(10));
        try
        {
            var login = new { grant_type = "password", username = who.Email, password = who.Password };
            return await vendor.Ask(HttpMethod.Post, "api/v1/token", login, answer => Conversation.Required(answer, "access_token"), cancel);
        }
        catch (TroubleException e) when (e.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            _refused = (who.Email, who.Password, e);
            throw;
        }
    }

    private sealed record Doubted(string Bearer, DateTimeOffset Since);
}
