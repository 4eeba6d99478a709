using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// What a message is about, as far as joining a thread goes: account, addresses and subject, without case, the subject without the
/// Re: of replies. How the vendor compares them is assumed.
/// </summary>
internal static class Topic
{
    private const string Reply = "Re:";

    /// <summary>The fingerprint of a message's topic; null when it is addressed to nobody.</summary>
    public static ulong? Of(Message message)
    {
        if (string.IsNullOrWhiteSpace(message.To))
        {
            return null;
        }

        var to = string.Join(',', Addresses.In(message.To).Select(address => address.ToUpperInvariant()).Order(StringComparer.Ordinal));
        return Mix.Into(Mix.Into(Mix.Text(message.Account), Mix.Text(to)), Mix.Text(Bare(message.Subject).ToUpperInvariant()));
    }

    private static string Bare(string? subject)
    {
        var bare = (subject ?? "").Trim();
        while (bare.StartsWith(Reply, StringComparison.OrdinalIgnoreCase))
        {
            bare = bare[Reply.Length..].TrimStart();
        }

        return bare;
    }
}
