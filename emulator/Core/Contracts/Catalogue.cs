using ChatEmulator.Exchanges;
using ChatEmulator.Options;

namespace ChatEmulator.Contracts;

/// <summary>
/// What a provider tells about itself as plain values, so that the scenario language can check what is written about it
/// without knowing any provider: its operations, error names, profile keys, and the shapes of accounts and data.
/// </summary>
/// <param name="Provider">The provider's word: <c>signalwire</c>, <c>algoreg</c>.</param>
/// <param name="Operations">Every operation, in the order of the manual.</param>
/// <param name="Errors">Every error that <c>answer: {error: …}</c> may name, the general set included.</param>
/// <param name="Profile">The readings of what the vendor's pages leave open.</param>
/// <param name="Account">The fields of one entry under <c>accounts:</c>.</param>
/// <param name="DemoAccounts">The accounts of a scenario that declares none.</param>
/// <param name="Data">The kinds of things under <c>data:</c>, each with the fields of one entry; the first field tells the entries apart.</param>
internal sealed record Catalogue(
    string Provider,
    IReadOnlyList<CatalogueOperation> Operations,
    IReadOnlyList<CatalogueError> Errors,
    IReadOnlyList<ProfileKey> Profile,
    IReadOnlyList<Option> Account,
    IReadOnlyList<OptionValues> DemoAccounts,
    IReadOnlyDictionary<string, IReadOnlyList<Option>> Data)
{
    /// <summary>The vendor's own host names, for a client that insists on them; one may begin with <c>*.</c> for every name under it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Every path of its refusals, such as <c>body.error</c>.</summary>
    public IReadOnlyList<string> ErrorPaths { get; init; } = [];

    /// <summary>What rules may do to its state once a call has been decided.</summary>
    public IReadOnlyList<(SequelKind Kind, SequelScope Scope)> Sequels { get; init; } = [];
}

/// <summary>One endpoint of a provider.</summary>
/// <param name="Name">The full name, such as <c>signalwire.create_token</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path; one segment may be a name in braces, of a stub several.</param>
/// <param name="ChangesState">Whether a success changes anything; a read never has an effect.</param>
/// <param name="SuccessStatus">The status of a plain success; 204 has no body.</param>
/// <param name="BodyPaths">Every body path its contract knows, such as <c>body.ttl</c>; <c>*</c> stands for any name.</param>
/// <param name="SampleBody">A small body that the operation accepts with the demo account; empty for none.</param>
internal sealed record CatalogueOperation(
    string Name,
    string Method,
    string Path,
    bool ChangesState,
    int SuccessStatus,
    IReadOnlyList<string> BodyPaths,
    string SampleBody)
{
    /// <summary>A field of the query without which the path is not this operation's; null for none.</summary>
    public string? Query { get; init; }

    /// <summary>Whether a call carries the credentials of an account in its headers.</summary>
    public bool TakesCredentials { get; init; } = true;

    /// <summary>Whether a success mints a token.</summary>
    public bool Mints { get; init; }

    /// <summary>Whether a token that it mints tells when it was issued, in a claim <c>iat</c>.</summary>
    public bool MintsDated { get; init; }

    /// <summary>A field of the body that counts minutes, such as <c>body.ttl</c>; null for none.</summary>
    public string? Minutes { get; init; }

    /// <summary>Every path of a plain success, such as <c>body.token</c>; none where it is no JSON.</summary>
    public IReadOnlyList<string> AnswerPaths { get; init; } = [];

    /// <summary>
    /// The body path by which its calls are the same thing to a person, such as <c>body.ext_msg_id</c>: calls are found by it without being
    /// decoded. Null for none.
    /// </summary>
    public string? Key
    {
        get;
        init
        {
            field = value;
            KeyPath = value is null ? null : BodyPath.TryRead(value["body".Length..]);
        }
    }

    /// <summary>The same as a path.</summary>
    internal BodyPath? KeyPath { get; private init; }

    /// <summary>Whether it is an endpoint of another service, which the scenario itself describes.</summary>
    public bool IsStub { get; init; }

    /// <summary>The place of what its client calls the same thing by, whatever else it sends: <c>body.ext_msg_id</c>; null when there is none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Whether a success takes a message that is then sent on.</summary>
    public bool Sends { get; init; }

    /// <summary>For a path with a name in braces: the kind and the field of the declared data that it names, such as <c>threads.id</c>; null when unknown.</summary>
    public string? ParameterRefersTo { get; init; }

    /// <summary>Its path, to be held against those that come in.</summary>
    public PathTemplate Template { get; } = new(Path);

    /// <summary>Its path with a value for the name in braces, encoded.</summary>
    public string PathTo(string? value) => Template.Parameter is { } name ? Path.Replace($"{{{name}}}", Uri.EscapeDataString(value ?? ""), StringComparison.Ordinal) : Path;
}

/// <summary>One error of a provider, by the name that scenarios use.</summary>
/// <param name="Name">The name, such as <c>rate_limited</c>.</param>
/// <param name="Status">The status it is answered with by default.</param>
/// <param name="About">One line for the manual, with its basis.</param>
internal sealed record CatalogueError(string Name, int Status, string About);

/// <summary>One reading of what the vendor's pages leave open.</summary>
/// <param name="Option">Key, kind, permitted values and default.</param>
/// <param name="Basis">How the default is known.</param>
/// <param name="Source">Where, in words.</param>
internal sealed record ProfileKey(Option Option, Basis Basis, string Source);
