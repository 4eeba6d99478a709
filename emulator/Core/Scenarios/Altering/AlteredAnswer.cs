namespace ChatEmulator.Scenarios.Altering;

/// <summary>The vendor's own answer, altered: what is told, and nothing of what is true.</summary>
internal sealed record AlteredAnswer : Answer
{
    internal AlteredAnswer(Alteration alteration) => Alteration = alteration;

    /// <inheritdoc/>
    public override bool Replaces => false;

    internal Alteration Alteration { get; }
}
