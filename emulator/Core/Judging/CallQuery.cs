using ChatEmulator.Journals;

namespace ChatEmulator.Judging;

/// <summary>Which calls are meant: an operation or a pattern of them, and what must hold for each.</summary>
/// <param name="Operation">An operation or a pattern of them, see <see cref="OperationPattern"/>.</param>
/// <param name="Conditions">What must hold, all of it.</param>
public sealed record CallQuery(string Operation, params IReadOnlyList<Condition> Conditions)
{
    /// <summary>The same query with one more condition.</summary>
    /// <inheritdoc cref="Condition(string, object?)"/>
    public CallQuery With(string path, object? value) => this with { Conditions = [.. Conditions, new Condition(path, value)] };

    /// <summary>Whether a call is known to be meant.</summary>
    public bool Matches(Call call) => In(call) == Met.Yes;

    /// <summary>The query in words.</summary>
    public override string ToString()
    {
        var conditions = string.Join(" and ", Conditions.Select(condition => $"{Shown.Line(condition.Path)} = {condition.WantedText}"));
        return Shown.Line(Operation) + (conditions.Length == 0 ? "" : $" with {conditions}");
    }

    internal Met In(Call call)
    {
        if (!Covers(call))
        {
            return Met.No;
        }

        var fields = new CallFields(call);
        return Conditions.Select(condition => condition.In(fields)).Append(Met.Yes).Min();
    }

    internal bool Covers(Call call) => OperationPattern.Covers(Operation, call.Operation);
}
