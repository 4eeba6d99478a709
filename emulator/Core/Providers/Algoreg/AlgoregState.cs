using System.Text.Json;
using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// What Algoreg keeps in one world: customers, threads, messages, locks, and the exceptions among its tokens. Everything is made when it
/// is first needed: most worlds live for a few calls.
/// </summary>
/// <param name="opening">What it begins with.</param>
internal sealed class AlgoregState(Opening opening) : ProviderState
{
    /// <summary>The kinds of its data.</summary>
    public const string CustomersKind = "customers";
    public const string ThreadsKind = "threads";

    private static readonly Purpose Subjects = new("thread subject");
    private static readonly Purpose Emails = new("customer email");
    private static readonly Purpose Names = new("customer name");

    private Fakes? _fakes;
    private List<Customer>? _customers;
    private Mailbox? _mailbox;
    private AlgoregTokens? _tokens;
    private Lockouts? _lockouts;
    private DeclaredBearers? _declaredBearers;
    private TokenBook<ulong>? _bearers;
    private TokenBook<ulong>? _endUserTokens;
    private EndUsers? _endUsers;

    public AlgoregProfile Profile => (AlgoregProfile)opening.Profile;

    public AlgoregRoster Roster => (AlgoregRoster)opening.Roster;

    public Doorkeeper Door => new(this);

    public AlgoregTokens Tokens => _tokens ??= new AlgoregTokens(opening.Seed, opening.Root);

    public Lockouts Lockouts => _lockouts ??= new Lockouts(Profile.LockAfter);

    /// <summary>The declared ones. Names that nobody gave are made up when somebody looks, so that a start does not wait for them.</summary>
    public IReadOnlyList<Customer> Customers => Known;

    public Mailbox Mailbox => _mailbox ??= Begin();

    /// <summary>The exceptions among its bearers.</summary>
    public TokenBook<ulong> Bearers => _bearers ??= new TokenBook<ulong>();

    /// <summary>The exceptions among its end-user tokens.</summary>
    public TokenBook<ulong> EndUserTokens => _endUserTokens ??= new TokenBook<ulong>();

    /// <summary>For whom end-user tokens were minted.</summary>
    public EndUsers EndUsers => _endUsers ??= new EndUsers();

    private Fakes Fakes => _fakes ??= new Fakes();

    private List<Customer> Known => _customers ??= [.. Entries(opening.Data, CustomersKind).Select(Customer)];

    /// <summary>The exceptions among the tokens of a kind.</summary>
    public TokenBook<ulong> BookOf(TokenKind kind) => kind == TokenKind.Bearer ? Bearers : EndUserTokens;

    /// <summary>What became of the declared bearers.</summary>
    public DeclaredBearers DeclaredBearers => _declaredBearers ??= new DeclaredBearers();

    /// <summary>A declared customer; null when there is none of that id.</summary>
    public Customer? CustomerOf(string? externalId) =>
        externalId is null ? null : Customers.FirstOrDefault(customer => customer.ExternalId == externalId);

    /// <summary>The subject of a thread; of a declared one without, one is made up; of one that a message began, null.</summary>
    public string? Subject(Conversation thread) => thread.Subject ?? (thread.Declared ? Fakes.Subject(opening.Dice.For(Subjects, Mix.Text(thread.Id))) : null);

    public override long Held => Mailbox.Bytes;

    public override bool MayHaveRevoked => _bearers?.MayHaveRevoked == true || _endUserTokens?.MayHaveRevoked == true || _declaredBearers?.HasEnded == true;

    public override void Write(Utf8JsonWriter json, DateTimeOffset at) => AlgoregView.Write(this, json, at);

    /// <summary>Puts in what was declared later.</summary>
    public void Add(IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data, DateTimeOffset at)
    {
        Known.AddRange(Entries(data, CustomersKind).Select(Customer));
        Declare(Mailbox, data, at);
    }

    // What is declared exists since the world began, whenever somebody first looks.
    private Mailbox Begin()
    {
        var mailbox = new Mailbox(Profile.JoinsBySubject);
        Declare(mailbox, opening.Data, opening.At);
        return mailbox;
    }

    private static void Declare(Mailbox mailbox, IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data, DateTimeOffset at)
    {
        foreach (var values in Entries(data, ThreadsKind))
        {
            mailbox.Declare(new Conversation(values.Text("id")!, values.Text("customer"), values.Text("subject"), at, Declared: true));
        }
    }

    private static IReadOnlyList<OptionValues> Entries(IReadOnlyDictionary<string, IReadOnlyList<OptionValues>> data, string kind) =>
        data.TryGetValue(kind, out var entries) ? entries : [];

    private Customer Customer(OptionValues values)
    {
        var id = values.Text("external_id")!;
        var emails = values.TextList("emails");
        return new Customer(
            id,
            emails.Count > 0 ? emails : [Fakes.Email(opening.Dice.For(Emails, Mix.Text(id)))],
            values.Text("name") ?? Fakes.FullName(opening.Dice.For(Names, Mix.Text(id))));
    }
}
