using Microsoft.Extensions.Options;

namespace ParcelDesk.Careful;

/// <summary>
/// The one bearer that everybody uses. Whoever finds it stale asks for another, and the first who asks logs in for all. A refused
/// login is remembered: wrong passwords lock the account, and only the vendor's support unlocks it.
/// </summary>
internal sealed class Logins(IHttpClientFactory clients, IOptions<AlgoregSettings> settings, TimeProvider time) : IDisposable
{
    public const string Client = "algoreg-login";

    private readonly SemaphoreSlim _one = new(1);
    private string? _bearer;
    private TroubleException? _refused;

    /// <summary>The bearer of now.</summary>
    public Task<string> Current(CancellationToken cancel) => Volatile.Read(ref _bearer) is { } bearer ? Task.FromResult(bearer) : Instead(null, cancel);

    /// <summary>Another bearer than the one that was refused.</summary>
    /// <exception cref="TroubleException">The vendor gives none.</exception>
    public async Task<string> Instead(string? stale, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return _refused is not null ? throw _refused
                : _bearer is { } fresh && fresh != stale ? fresh
                : _bearer = await LogIn(cancel);
        }
        catch (TroubleException e) when (e.Kind == Trouble.Refused)
        {
            _refused = e;
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string> LogIn(CancellationToken cancel)
    {
        var vendor = new Conversation(clients.CreateClient(Client), time, TimeSpan.FromSeconds(10));
        var who = new { grant_type = "password", username = settings.Value.Email, password = settings.Value.Password };
        return await vendor.Ask(HttpMethod.Post, "api/v1/token", who, answer => answer.GetProperty("access_token").GetString()!, cancel);
    }
}
