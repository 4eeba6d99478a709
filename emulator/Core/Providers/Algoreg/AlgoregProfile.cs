using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>Algoreg as a scenario reads it.</summary>
internal sealed class AlgoregProfile : Profile
{
    public AlgoregProfile(OptionValues values)
        : base(values)
    {
        LockAfter = Number("lock_after");
        Locked = (int)Number("locked");
        WrongLogin = (int)Number("wrong_login");
        AnswersLoginLikeOAuth = Is("login_answer", "oauth");
        EndUserTokenLifetime = values.Duration("end_user_token_lifetime")!.Value;
        NeedsEndUser = Is("end_user", "required");
        ChatRefusal = (int)Number("open_chat_refusal");
        NeedsRecipient = Is("recipient", "required");
        DropsDuplicates = Is("dedupe", "first_wins");
        RefusesDuplicates = Is("dedupe", "reject");
        JoinsBySubject = Is("threading", "to_and_subject");
        AttachmentLimit = Number("attachment_limit");
        PageSize = (int)Number("page_size");
        CutsLargePages = Is("large_page", "cut");
        ShowsNewestFirst = Is("message_order", "newest_first");
        AuthorIsAccount = Is("author", "account");
        Login = AlgoregContracts.Login(this);
        EndUserToken = AlgoregContracts.EndUserToken(this);
        Message = AlgoregContracts.Message(this);
        Messages = AlgoregContracts.Messages(this);
        Chat = AlgoregContracts.Chat(this);
    }

    /// <summary>The default readings.</summary>
    public static AlgoregProfile Standard { get; } = new(new OptionValues([.. AlgoregReadings.Keys.Select(key => key.Option)]));

    /// <summary>How many wrong passwords in a row lock an account; 0 for never.</summary>
    public long LockAfter { get; }

    /// <summary>The status of a call with the password of a locked account.</summary>
    public int Locked { get; }

    /// <summary>The status of a login with a wrong password.</summary>
    public int WrongLogin { get; }

    /// <summary>Whether a login tells type and life of its bearer too.</summary>
    public bool AnswersLoginLikeOAuth { get; }

    /// <summary>How long an end-user token lives.</summary>
    public TimeSpan EndUserTokenLifetime { get; }

    /// <summary>Whether an end-user token must be for somebody.</summary>
    public bool NeedsEndUser { get; }

    /// <summary>The status of a chat page that does not open.</summary>
    public int ChatRefusal { get; }

    /// <summary>Whether a message must be for somebody.</summary>
    public bool NeedsRecipient { get; }

    /// <summary>Whether a message with an ext_msg_id that was used before is swallowed.</summary>
    public bool DropsDuplicates { get; }

    /// <summary>Whether a message with an ext_msg_id that was used before is refused.</summary>
    public bool RefusesDuplicates { get; }

    /// <summary>Whether a message joins a thread that began with the same addresses and subject.</summary>
    public bool JoinsBySubject { get; }

    /// <summary>How many bytes a file may have.</summary>
    public long AttachmentLimit { get; }

    /// <summary>How many messages a page has when the client does not say.</summary>
    public int PageSize { get; }

    /// <summary>Whether a larger page than the largest is cut; else it is refused.</summary>
    public bool CutsLargePages { get; }

    /// <summary>Whether a list begins with the newest message.</summary>
    public bool ShowsNewestFirst { get; }

    /// <summary>Whether the author of a message is the account that sent it, whatever it says of itself.</summary>
    public bool AuthorIsAccount { get; }

    public Contract Login { get; init; }

    public Contract EndUserToken { get; init; }

    public Contract Message { get; init; }

    /// <summary>The query of a list of messages.</summary>
    public Contract Messages { get; init; }

    /// <summary>The query of the chat page.</summary>
    public Contract Chat { get; init; }

    public override IReadOnlyList<Unsaid> Whole(string operation) => operation switch
    {
        CreateEndUserToken.Name when NeedsEndUser =>
            [new("body", "end_user", "external_id is given, or at least one of emails; a blank external_id is none.", "end_user_missing", Basis.Assumed, "Inferred from what each of them opens", "end_user")],
        CreateMessage.Name when NeedsRecipient =>
            [new("body", "recipient", "At least one of to, thread_id, reply_to_ext_msg_id and from_customer_id is given and not empty.", "recipient_missing", Basis.Assumed, "No page says", "recipient")],
        _ => [],
    };

    public override Contract? Contract(string operation) => operation switch
    {
        Algoreg.Login.Name => Login,
        CreateEndUserToken.Name => EndUserToken,
        CreateMessage.Name => Message,
        ListMessages.Name => Messages,
        OpenChat.Name => Chat,
        _ => null,
    };

    private long Number(string key) => Values.Number(key)!.Value;
}
