namespace ChatEmulator.Scenarios.Matching;

/// <summary>One line of <c>when</c>: a place, and tests that must all hold of what stands there.</summary>
internal sealed class Condition(Subject subject, params Test[] tests)
{
    // Nearly every condition has one test, and of hundreds each step to another object counts.
    private readonly Test _first = tests[0];
    private readonly Test[]? _further = tests.Length > 1 ? tests[1..] : null;

    public Subject Subject { get; } = subject;

    /// <summary>The place as it was written.</summary>
    public string Place { get; set; } = "";

    /// <summary>What has to hold there as it was written.</summary>
    public string Wanted { get; set; } = "";

    /// <summary>How it was written, for people.</summary>
    public string Written => $"{Place}: {Wanted}";

    public bool Holds(ref Glance glance)
    {
        ref var found = ref glance.At(Subject);
        return Holds(ref found);
    }

    /// <summary>Whether it holds where a text stands.</summary>
    public bool Holds(string text)
    {
        var found = Found.Of(text);
        return Holds(ref found);
    }

    private bool Holds(ref Found found) => _first.Holds(ref found) && (_further is null || Test.All(_further, ref found));
}
