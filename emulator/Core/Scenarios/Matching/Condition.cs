namespace ChatEmulator.Scenarios.Matching;

/// <summary>One line of <c>when</c>: a place, and tests that must all hold of what stands there.</summary>
internal sealed class Condition(Subject subject, params Test[] tests)
{
    public Subject Subject { get; } = subject;

    public bool Holds(ref Glance glance)
    {
        var found = glance.At(Subject);
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
