namespace ChatEmulator.Scenarios.Matching;

/// <summary>A look at one call by many rules. What was looked at last is kept, because rules in a row tend to ask for the same place.</summary>
internal ref struct Glance(in Situation situation)
{
    private readonly Situation _situation = situation;
    private Subject? _last;
    private Found _found;

    public readonly bool Accepted => _situation.Accepted;

    /// <summary>The state in which the call meets the rules; null when there are no states.</summary>
    public string? State { get; set; }

    public Found At(Subject subject)
    {
        if (!ReferenceEquals(subject, _last))
        {
            _found = subject.In(_situation);
            _last = subject;
        }

        return _found;
    }
}
