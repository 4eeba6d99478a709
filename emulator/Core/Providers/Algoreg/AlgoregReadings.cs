using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What Algoreg's pages leave open, each as a profile key with its permitted readings.</summary>
internal static class AlgoregReadings
{
    public static IReadOnlyList<ProfileKey> Keys { get; } =
    [
        BodyProfile.Key("dedupe", "What a second message with the same ext_msg_id is: ignore keeps both, first_wins swallows it with 204, reject refuses it.", "ignore", "first_wins", "reject"),
        new(new Option("end_user_token_lifetime", OptionKind.Duration, "How long an end-user token lives.", "1h", Default: TimeSpan.FromHours(1)), Basis.Assumed, "No page says"),
        BodyProfile.Key("end_user", "Whether an end-user token must name emails or external_id.", "required", "optional"),
        BodyProfile.Key("recipient", "Whether a message must name one of to, thread_id, reply_to_ext_msg_id or from_customer_id.", "required", "optional"),
        BodyProfile.Key("base64", "Whether a file must be padded base64 of the usual alphabet, or the URL alphabet, missing padding and white space will do.", "strict", "lenient"),
        .. BodyProfile.Keys,
    ];
}
