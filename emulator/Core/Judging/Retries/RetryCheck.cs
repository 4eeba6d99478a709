using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Retries;

/// <summary>What one part of <c>retries:</c> has seen. Bounded, however long the run.</summary>
internal abstract class RetryCheck
{
    /// <summary>Whether, once it is broken, nothing mends it.</summary>
    public virtual bool IsFinal => false;

    /// <summary>A retry came.</summary>
    /// <param name="retry">The retry.</param>
    /// <param name="free">The free waits of its series, its own included where it is one.</param>
    /// <param name="operation">The operation; empty for nobody's path.</param>
    public abstract void Take(in Retry retry, FreeWaits free, string operation);

    /// <inheritdoc cref="Tally.Rule"/>
    public abstract (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule();
}
