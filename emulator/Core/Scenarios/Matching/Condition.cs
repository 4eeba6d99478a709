namespace ChatEmulator.Scenarios.Matching;

/// <summary>One line of <c>when</c>: a place, and tests that must all hold of what stands there.</summary>
internal sealed class Condition(Subject subject, params Test[] tests)
{
    public Subject Subject { get; } = subject;

    public bool Holds(ref Glance glance) => Test.All(tests, ref glance.At(Subject));
}
