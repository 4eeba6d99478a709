using ChatEmulator.Contracts;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>Which calls are meant: an operation or a pattern of them, what must hold for each, and when they came.</summary>
/// <param name="Operation">An operation or a pattern of them, see <see cref="OperationPattern"/>.</param>
/// <param name="Conditions">What must hold, all of it.</param>
internal sealed record CallQuery(string Operation, params IReadOnlyList<Condition> Conditions)
{
    /// <summary>The operations that there are: they name parts of paths, and say by what their calls are found. Null for none.</summary>
    public OperationNames? Operations { get; init; }

    /// <summary>Calls up to this number are as if they had not come.</summary>
    public long Since { get; init; }

    /// <summary>Calls before this instant of the world's clock are as if they had not come; null for none.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Calls from this instant of the world's clock on are as if they had not come; null for none.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The same query with one more condition.</summary>
    /// <inheritdoc cref="Condition(string, object?, OperationNames?)"/>
    public CallQuery With(string path, object? value) => With(new Condition(path, value, Operations));

    /// <summary>The same query with one more condition.</summary>
    public CallQuery With(Condition condition) => this with { Conditions = [.. Conditions, condition] };

    /// <summary>Whether a call is known to be meant.</summary>
    public bool Matches(Call call) => In(call) == Met.Yes;

    /// <summary>
    /// What the journal can tell of the query without decoding a call: it leaves out no call that is meant or may be. The operation alone, and what
    /// stands at its key.
    /// </summary>
    public CallFilter Filter => new() { Operation = Operation, Key = Key(), From = From, Until = Until };

    /// <summary>The query in words.</summary>
    public override string ToString()
    {
        var conditions = string.Join(" and ", Conditions.Select(condition => $"{Shown.Line(condition.Path)} = {condition.WantedText}"));
        return Shown.Line(Operation) + (conditions.Length == 0 ? "" : $" with {conditions}")
            + (Since == 0 ? "" : $" after #{Since}")
            + (From is { } from ? $" from {from.UtcDateTime:O}" : "")
            + (Until is { } until ? $" until {until.UtcDateTime:O}" : "");
    }

    /// <summary>Whether the call may meet the query later and does not now, or the other way round.</summary>
    internal bool MayChange(Call call) =>
        Conditions.Any(condition => condition.MayChange(call))
        && (this with { Conditions = [.. Conditions.Where(condition => !condition.MayChange(call))] }).In(call) != Met.No;

    internal Met In(Call call)
    {
        if (!Reaches(call) || !Covers(call))
        {
            return Met.No;
        }

        var fields = new CallFields(call);
        return Conditions.Select(condition => condition.In(fields)).Append(Met.Yes).Min();
    }

    internal bool Covers(Call call) => OperationPattern.Covers(Operation, call.Operation);

    /// <summary>Whether a call came when the query looks.</summary>
    internal bool Reaches(Call call) => call.Number > Since && !(call.At < From) && !(call.At >= Until);

    /// <summary>How many of the calls that a journal dropped may be meant.</summary>
    /// <param name="dropped">The number of the last that it dropped; 0 for none.</param>
    /// <param name="oldest">The oldest that it has; null for none.</param>
    internal long Missing(long dropped, Call? oldest) => dropped <= Since || oldest?.At < From ? 0 : dropped - Since;

    private ulong? Key() => Operations?.Find(Operation)?.Key is { } key
        ? Conditions.FirstOrDefault(condition => condition.Path == key && condition.IsText) is { } found ? Fingerprint.Of(found.Wanted) : null
        : null;
}
