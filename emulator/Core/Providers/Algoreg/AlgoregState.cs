using System.Text.Json;
using ChatEmulator.Options;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>What Algoreg keeps in one world: customers, threads, messages, and the exceptions among its tokens.</summary>
internal sealed class AlgoregState : ProviderState
{
    private static readonly Purpose Subjects = new("thread subject");
    private static readonly Purpose Emails = new("customer email");
    private static readonly Purpose Names = new("customer name");

    private readonly Dice _dice;
    private readonly Lazy<Fakes> _fakes = new(() => new Fakes());
    private readonly Lazy<IReadOnlyList<Customer>> _customers;

    public AlgoregState(Opening opening)
    {
        _dice = opening.Dice;
        Profile = (AlgoregProfile)opening.Profile;
        Mailbox = new Mailbox(Profile.JoinsBySubject);
        Accounts = new AlgoregAccounts(opening.Accounts, Profile.LockAfter);
        Tokens = new AlgoregTokens(opening.Seed, opening.Root);
        Door = new Doorkeeper(Accounts, Tokens, Bearers, Profile);
        // Names that nobody gave are made up when somebody looks, so that a start does not wait for them.
        _customers = new(() => [.. Entries(opening, "customers").Select(values => Customer(values))]);
        foreach (var values in Entries(opening, "threads"))
        {
            var id = values.Text("id")!;
            Mailbox.Declare(new Conversation(id, values.Text("customer"), values.Text("subject"), opening.At, Declared: true));
        }
    }

    public AlgoregProfile Profile { get; }

    public AlgoregAccounts Accounts { get; }

    public AlgoregTokens Tokens { get; }

    public Doorkeeper Door { get; }

    public IReadOnlyList<Customer> Customers => _customers.Value;

    public Mailbox Mailbox { get; }

    /// <summary>The exceptions among its bearers.</summary>
    public TokenBook<ulong> Bearers { get; } = new();

    /// <summary>The exceptions among its end-user tokens.</summary>
    public TokenBook<ulong> EndUserTokens { get; } = new();

    /// <summary>For whom end-user tokens were minted.</summary>
    public EndUsers EndUsers { get; } = new();

    /// <summary>The exceptions among the tokens of a kind.</summary>
    public TokenBook<ulong> BookOf(TokenKind kind) => kind == TokenKind.Bearer ? Bearers : EndUserTokens;

    /// <summary>A declared customer; null when there is none of that id.</summary>
    public Customer? CustomerOf(string? externalId) =>
        externalId is null ? null : Customers.FirstOrDefault(customer => customer.ExternalId == externalId);

    /// <summary>The subject of a thread; of a declared one without, one is made up; of one that a message began, null.</summary>
    public string? Subject(Conversation thread) => thread.Subject ?? (thread.Declared ? _fakes.Value.Subject(_dice.For(Subjects, Mix.Text(thread.Id))) : null);

    public override void Write(Utf8JsonWriter json, DateTimeOffset at) => AlgoregView.Write(this, json);

    private static IReadOnlyList<OptionValues> Entries(Opening opening, string kind) =>
        opening.Data.TryGetValue(kind, out var entries) ? entries : [];

    private Customer Customer(OptionValues values)
    {
        var id = values.Text("external_id")!;
        var emails = values.TextList("emails");
        return new Customer(
            id,
            emails.Count > 0 ? emails : [_fakes.Value.Email(_dice.For(Emails, Mix.Text(id)))],
            values.Text("name") ?? _fakes.Value.FullName(_dice.For(Names, Mix.Text(id))));
    }
}
