namespace ChatEmulator.Scenarios.Matching;

/// <summary>One line of <c>when</c>: a place, and tests that must all hold of what stands there.</summary>
internal sealed class Condition(Subject subject, params Test[] tests)
{
    public Subject Subject { get; } = subject;

    public bool Holds(in Situation situation)
    {
        var found = Subject.In(situation);
        foreach (var test in tests)
        {
            if (!test.Holds(found))
            {
                return false;
            }
        }

        return true;
    }
}
