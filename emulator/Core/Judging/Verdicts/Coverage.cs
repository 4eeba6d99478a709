using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>Whether the calls that an expectation is about include a call.</summary>
internal static class Coverage
{
    /// <summary>Whether a call of one of its operations is covered.</summary>
    public static bool Covers(this Scope scope, in DecidedCall call, ref Glance glance)
    {
        if (scope.IsWhole)
        {
            return true;
        }

        for (var i = 0; i < scope.When.Count; i++)
        {
            if (!scope.When[i].Holds(ref glance))
            {
                return false;
            }
        }

        return scope.Statuses.Count == 0 || Tells(scope.Statuses, call.Answer.Status);
    }

    /// <summary>Whether any call is covered that is for the operation of this one; of nobody's path too.</summary>
    public static bool Means(this Scope scope, in DecidedCall call)
    {
        if (call.Situation.Operation is not { } operation)
        {
            return scope.Strangers;
        }

        for (var i = 0; i < scope.Operations.Count; i++)
        {
            if (scope.Operations[i].Name == operation.Name)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Tells(IReadOnlyList<StatusRange> statuses, int status)
    {
        for (var i = 0; i < statuses.Count; i++)
        {
            if (status >= statuses[i].From && status <= statuses[i].To)
            {
                return true;
            }
        }

        return false;
    }
}
