namespace ParcelDesk;

/// <summary>The chat of the people at the desk.</summary>
public interface IStaffChat
{
    /// <summary>A token with which a person joins it.</summary>
    /// <exception cref="TroubleException">The vendor gives none.</exception>
    Task<StaffToken> TokenFor(string user, CancellationToken cancel);
}

/// <summary>What is written to customers.</summary>
public interface ICustomerChat
{
    /// <summary>An address under which a customer finds what was written.</summary>
    /// <exception cref="TroubleException">The vendor gives none.</exception>
    Task<ChatLink> LinkFor(string customer, CancellationToken cancel);

    /// <summary>Tells a customer something, once.</summary>
    /// <exception cref="TroubleException">The vendor refuses it, or cannot be reached before anything was sent.</exception>
    Task<Sent> Tell(Notice notice, CancellationToken cancel);

    /// <summary>What has become of a notice; tells nobody anything.</summary>
    /// <exception cref="TroubleException">The vendor cannot be asked.</exception>
    Task<Sent> Ask(Notice notice, CancellationToken cancel);
}

/// <summary>What a person joins the chat with.</summary>
/// <param name="Token">What the chat asks for.</param>
/// <param name="Minutes">How long it is good.</param>
public sealed record StaffToken(string Token, int Minutes);

/// <summary>A way for a customer into the chat.</summary>
/// <param name="Url">Where the customer's browser is sent.</param>
/// <param name="ExpiresAt">Until when it opens.</param>
public sealed record ChatLink(Uri Url, DateTimeOffset ExpiresAt);

/// <summary>Who is told.</summary>
/// <param name="To">The customer's e-mail address.</param>
/// <param name="Thread">Where the customer is written to.</param>
/// <param name="Shelf">Where the parcel lies; null when that does not matter.</param>
/// <param name="Photo">A picture of it, or null.</param>
public sealed record Recipient(string To, string Thread, string? Shelf = null, byte[]? Photo = null)
{
    /// <summary>What is told of a parcel.</summary>
    public Notice Arrived(string parcel) => new($"{parcel}-arrived", To, Thread, Shelf is null ? $"Your {parcel} is here." : $"Your {parcel} is on shelf {Shelf}.", Photo);
}

/// <summary>Something that a customer is told once.</summary>
/// <param name="Id">The same for every attempt to say it.</param>
/// <param name="To">The customer's e-mail address.</param>
/// <param name="Thread">Where the customer is written to.</param>
/// <param name="Text">What is said.</param>
/// <param name="Photo">What is shown, or null.</param>
public sealed record Notice(string Id, string To, string Thread, string Text, byte[]? Photo = null);

/// <summary>What is known of a notice.</summary>
public enum Sent
{
    /// <summary>It stands in the thread.</summary>
    Confirmed,

    /// <summary>It may or may not come; somebody should look.</summary>
    Unknown,

    /// <summary>It stands in the thread, and could not be sent from there.</summary>
    Failed,

    /// <summary>It was not sent.</summary>
    Missing,
}
