using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios.Templates;

/// <summary>An answer that somebody else than the scenario language writes out, anew for each call.</summary>
/// <param name="Status">Its status, whatever else is filled in.</param>
/// <param name="Fill">Writes it out for one call.</param>
internal sealed record FilledAnswer(int Status, Func<Filling, Reply> Fill) : Answer
{
    /// <inheritdoc/>
    public override bool TellsSuccess => Status is >= 200 and < 300;
}
