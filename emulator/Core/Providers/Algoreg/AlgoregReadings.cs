using System.Globalization;
using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What Algoreg's pages leave open, each as a profile key with its permitted readings.</summary>
internal static class AlgoregReadings
{
    private const string Nowhere = "No page says";

    public static IReadOnlyList<ProfileKey> Keys { get; } =
    [
        new(
            new Option("lock_after", OptionKind.Number, "How many wrong passwords in a row, of HTTP Basic and logins alike, lock an account until support unlocks it; 0 for never.", "5", Default: 5L, Least: 0),
            Basis.Assumed,
            "That repeated wrong passwords lock an account is documented, the number is not"),
        Numbers("locked", "The status of a call with the password, right or wrong, of a locked account.", Nowhere, 403, 401, 423),
        Numbers("wrong_login", "The status of a login with a wrong name or password.", Nowhere, 401, 400),
        BodyProfile.Key("login_answer", "Whether a login answers access_token alone, or token_type and expires_in too.", "access_token", "oauth"),
        new(new Option("end_user_token_lifetime", OptionKind.Duration, "How long an end-user token lives.", "1h", Default: TimeSpan.FromHours(1)), Basis.Assumed, Nowhere),
        BodyProfile.Key("end_user", "Whether an end-user token must name emails or external_id.", "required", "optional"),
        Numbers("open_chat_refusal", "The status of the chat page for a token that is expired, revoked or unknown.", Nowhere, 401, 403),
        BodyProfile.Key("dedupe", "What a second message with the same ext_msg_id is: ignore keeps both, first_wins swallows it with 204, reject refuses it.", "ignore", "first_wins", "reject"),
        BodyProfile.Key("recipient", "Whether a message must name one of to, thread_id, reply_to_ext_msg_id or from_customer_id.", "required", "optional"),
        BodyProfile.Key("threading", "Which thread a message without thread_id joins: that of the message it replies to, or also one of its account that began with the same to and subject; else it begins one.", "reply", "to_and_subject"),
        BodyProfile.Key("base64", "Whether a file must be padded base64 of the usual alphabet, or the URL alphabet, missing padding and white space will do.", "strict", "lenient"),
        Numbers("attachment_limit", "How many bytes a file of at most 10 MB may have.", "The user interface says 10 MB, which may mean either", 10_000_000, 10_485_760),
        Numbers("page_size", "How many messages a list has when the client names no limit.", Nowhere, 50, 20, 100),
        BodyProfile.Key("large_page", "Whether a limit over 100 is refused or cut to 100.", "refuse", "cut"),
        BodyProfile.Key("message_order", "Which message a list begins with.", "oldest_first", "newest_first"),
        BodyProfile.Key("author", "Who a message that is read back is from: who it says, else its customer, else the account that sent it; or always that account.", "from", "account"),
        .. BodyProfile.Keys,
    ];

    private static ProfileKey Numbers(string name, string about, string source, params long[] numbers)
    {
        string[] written = [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return new(new Option(name, OptionKind.Number, about, written[0], Default: numbers[0], OneOf: written), Basis.Assumed, source);
    }
}
