namespace ChatEmulator.Server;

/// <summary>An address that could not be listened on: it is taken, not permitted, or not this machine's.</summary>
public sealed class ListenException : IOException
{
    internal ListenException(string url, bool secure, Exception cause)
        : base($"cannot listen on {url}: {cause.GetBaseException().Message}", cause) => (Url, Secure) = (url, secure);

    /// <summary>The address.</summary>
    public string Url { get; }

    /// <summary>Whether it is the one for HTTPS.</summary>
    public bool Secure { get; }

    /// <summary>Whether it is the one for Control alone.</summary>
    public bool IsControl { get; internal init; }
}
