namespace ChatEmulator.Server;

/// <summary>An address that could not be listened on: it is taken, not permitted, or not this machine's.</summary>
/// <param name="url">The address.</param>
/// <param name="secure">Whether it is the one for HTTPS.</param>
/// <param name="cause">What the machine said.</param>
public sealed class ListenException(string url, bool secure, Exception cause) : IOException($"cannot listen on {url}: {cause.GetBaseException().Message}", cause)
{
    /// <summary>The address.</summary>
    public string Url { get; } = url;

    /// <summary>Whether it is the one for HTTPS.</summary>
    public bool Secure { get; } = secure;

    /// <summary>Whether it is the one for Control alone.</summary>
    public bool IsControl { get; init; }
}
