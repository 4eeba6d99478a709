using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Time;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// Which calls are asked for. With <c>since</c> the first ones after that number, so that asking on with the last number seen
/// misses none; without, the latest. What is misspelt is refused: an empty list would look like calls that never came.
/// </summary>
internal sealed record CallQuestion(CallFilter Filter, CallQuery Query, long? Since, int Limit)
{
    private const int UsualLimit = 100;
    private const int LargestLimit = 1_000;
    private const string With = "with.";
    private const string Part = "path.";

    /// <summary>Reads the parameters of a request.</summary>
    /// <exception cref="RefusedException">A parameter has no sense.</exception>
    public static CallQuestion Read(IQueryCollection query, View view)
    {
        var operations = new OperationNames(view.Catalogues);
        var asked = Places(query, operations);
        var filter = Told(query, view, operations) with { Key = asked.Filter.Key };
        return new CallQuestion(filter, asked, Number(query, "since", 0, long.MaxValue), (int)(Number(query, "limit", 1, LargestLimit) ?? UsualLimit));
    }

    /// <summary>Reads the parameters of a request that knows no other than the operation; null when it is not given.</summary>
    /// <exception cref="RefusedException">A parameter has no sense.</exception>
    public static string? ReadOperation(IQueryCollection query, View view)
    {
        var operations = new OperationNames(view.Catalogues);
        return Named(query, "operation", operations.Suggested, operations.Admits);
    }

    public IReadOnlyList<Call> Ask(Journal journal) => Since is { } since
        ? journal.After(since, Filter, Limit, Query.Matches)
        : journal.Latest(Filter, Limit, Query.Matches);

    private static bool IsPlace(string name) =>
        name.StartsWith(With, StringComparison.Ordinal) || name.StartsWith(Part, StringComparison.Ordinal);

    private static CallFilter Told(IQueryCollection query, View view, OperationNames operations) => new()
    {
        Operation = Named(query, "operation", operations.Suggested, operations.Admits),
        Statuses = Statuses(query),
        Effect = Named(query, "effect", Enum.GetValues<Effect>().Select(Words.Of)) is { } effect ? Words.EffectOf(effect) : null,
        Rule = Named(query, "rule", view.Rules, view.KnowsRule),
        Limit = Named(query, "limited_by", view.Limits, view.KnowsLimit),
        Account = Text(query, "account"),
        Delivery = Named(query, "delivery", Menu.All.Select(word => word.Word), text => Menu.All.Any(word => text.Split(' ')[0] == word.Word)),
        InFlight = Named(query, "in_flight", ["true", "false"]) is { } flies ? flies == "true" : null,
        Ended = Named(query, "ended", Enum.GetValues<EndingKind>().Select(Words.Of)) is { } ending ? Words.EndingOf(ending) : null,
        Connection = Text(query, "connection"),
        Protocol = Named(query, "protocol", ProtocolNames.All.Select(each => each.Word)) is { } protocol ? ProtocolNames.All.First(each => each.Word == protocol).Protocol : null,
        From = Instant(query, "from"),
        Until = Instant(query, "until"),
    };

    // What stands in an address has no type: 60 is a number and a text.
    private static CallQuery Places(IQueryCollection query, OperationNames operations)
    {
        var asked = new CallQuery(Text(query, "operation") ?? "*") { Operations = operations };
        foreach (var name in query.Keys.Where(IsPlace))
        {
            try
            {
                asked = asked.With(Condition.Loose(name.StartsWith(With, StringComparison.Ordinal) ? name[With.Length..] : name, query[name].ToString(), operations));
            }
            catch (ArgumentException e)
            {
                throw Refuse(WaitQuestion.Plain(e));
            }
        }

        return asked;
    }

    private static StatusSet? Statuses(IQueryCollection query) =>
        !query.ContainsKey("status") ? null
        : StatusSet.TryRead(query["status"].ToString(), out var set) ? set
        : throw Refuse($"The parameter `status` is {StatusSet.Right}, not '{query["status"]}'.");

    private static DateTimeOffset? Instant(IQueryCollection query, string name)
    {
        // A plus in a query is a blank, and nothing else in an instant is one.
        var text = query[name].ToString().Replace(' ', '+');
        return !query.ContainsKey(name) ? null
            : Instants.TryRead(text, out var at, out var hasZone) && hasZone ? at
            : throw Refuse($"The parameter `{name}` is an instant of the world's clock with its zone, such as 2026-01-15T09:00:00Z, not '{query[name]}'.");
    }

    private static string? Text(IQueryCollection query, string name) =>
        !query.ContainsKey(name) ? null
        : query[name].ToString() is { Length: > 0 } text ? text
        : throw Refuse($"The parameter `{name}` is empty.");

    private static string? Named(IQueryCollection query, string name, IEnumerable<string> known, Func<string, bool>? admits = null)
    {
        var value = query[name].ToString();
        return !query.ContainsKey(name) ? null
            : (admits ?? known.Contains)(value) ? value
            : throw Refuse($"The parameter `{name}` knows no '{value}'.", value, [.. known]);
    }

    private static long? Number(IQueryCollection query, string name, long least, long most)
    {
        var value = query[name].ToString();
        return !query.ContainsKey(name) ? null
            : long.TryParse(value, out var number) && number >= least && number <= most ? number
            : throw Refuse($"The parameter `{name}` is a number from {least}{(most == long.MaxValue ? " on" : $" to {most}")}, not '{value}'.");
    }

    private static RefusedException Refuse(string why, string wrong = "", params string[] known) => new(400, why
        + (known.Length == 0 ? "" : Nearest.Of(wrong, known) is { } near ? $" Did you mean `{near}`?" : $" Known: {string.Join(", ", known)}."));
}
