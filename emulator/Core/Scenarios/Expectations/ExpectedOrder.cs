namespace ChatEmulator.Scenarios.Expectations;

/// <summary>
/// <c>order:</c> each of the steps has had a call, and the first call of each was decided before the first call of the next. What came
/// after the first calls does not matter. One call is never before itself, also where two steps cover it.
/// </summary>
/// <param name="Steps">What comes first, and so on; two at least.</param>
internal sealed record ExpectedOrder(IReadOnlyList<Scope> Steps) : Expected
{
    internal override IReadOnlyList<Scope> Scopes => Steps;
}

/// <summary><c>rules: all_used</c>: every rule of the scenario has fired once or more; one that only met calls has not.</summary>
internal sealed record ExpectedRules : Expected
{
    internal override IReadOnlyList<Scope> Scopes => [];
}

/// <summary>
/// <c>after_revocation:</c> no token and no bearer came in more calls than so many after it was revoked, counted for each of them,
/// whoever revoked it (a rule, Control, or its own minting), in whatever place it came (as the bearer of the Authorization header, as <c>token</c> or
/// <c>access_token</c> in the address, or where its operation takes it) and whether or not the call was refused.
/// Before and after are the order of decisions. Expired is not revoked.
/// </summary>
/// <param name="Scope">The calls.</param>
/// <param name="Most">How many such calls will do: 0 for none; 1 for a client that finds out by one refusal.</param>
internal sealed record ExpectedSilence(Scope Scope, long Most) : Expected
{
    internal override IReadOnlyList<Scope> Scopes => [Scope];
}
