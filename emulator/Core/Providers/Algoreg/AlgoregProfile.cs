using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>Algoreg as a scenario reads it.</summary>
internal sealed class AlgoregProfile : Profile
{
    public AlgoregProfile(OptionValues values)
        : base(values)
    {
        EndUserTokenLifetime = values.Duration("end_user_token_lifetime")!.Value;
        EndUserToken = AlgoregContracts.EndUserToken(this);
        Message = AlgoregContracts.Message(this);
    }

    /// <summary>The default readings.</summary>
    public static AlgoregProfile Standard { get; } = new(new OptionValues([.. AlgoregReadings.Keys.Select(key => key.Option)]));

    /// <summary>How long an end-user token lives.</summary>
    public TimeSpan EndUserTokenLifetime { get; }

    public Contract EndUserToken { get; init; }

    public Contract Message { get; init; }

    /// <summary>Whether a scenario chose a word for a key.</summary>
    public bool Is(string key, string word) => Values.Text(key) == word;

    public override Contract Contract(string operation) => operation switch
    {
        CreateEndUserToken.Name => EndUserToken,
        CreateMessage.Name => Message,
        _ => throw new KeyNotFoundException($"Algoreg has no contract for '{operation}'."),
    };
}
