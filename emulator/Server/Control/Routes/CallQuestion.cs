using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Worlds;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// Which calls are asked for. With <c>since</c> the first ones after that number, so that asking on with the last number seen
/// misses none; without, the latest. What is misspelt is refused: an empty list would look like calls that never came.
/// </summary>
internal sealed record CallQuestion(CallFilter Filter, long? Since, int Limit)
{
    private const int UsualLimit = 100;
    private const int LargestLimit = 1_000;

    /// <summary>Reads the parameters of a request.</summary>
    /// <exception cref="RefusedException">A parameter has no sense.</exception>
    public static CallQuestion Read(IQueryCollection query, View view)
    {
        var operations = new OperationNames(view.Catalogues);
        var filter = new CallFilter
        {
            Operation = Named(query, "operation", operations.Suggested, operations.Admits),
            Status = (int?)Number(query, "status", 100, 599),
            Effect = Named(query, "effect", Enum.GetValues<Effect>().Select(Words.Of)) is { } effect ? Words.EffectOf(effect) : null,
            Rule = Named(query, "rule", view.Rules, view.KnowsRule),
            Limit = Named(query, "limited_by", view.Limits, view.KnowsLimit),
        };
        return new CallQuestion(filter, Number(query, "since", 0, long.MaxValue), (int)(Number(query, "limit", 1, LargestLimit) ?? UsualLimit));
    }

    public IReadOnlyList<Call> Ask(Journal journal) => Since is { } since ? journal.After(since, Filter, Limit) : journal.Latest(Filter, Limit);

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
