using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>
/// What one expectation has seen so far, as counts: it is told of each call once, and never asks the journal what came, so that it is right
/// also when the journal has dropped what it counted. Guarded by the world's gate.
/// </summary>
internal abstract class Tally
{
    /// <summary>Whether it has to be told how calls ended.</summary>
    public virtual bool AsksForEndings => false;

    /// <summary>Whether what came before it was made is known to it all the same.</summary>
    public virtual bool KnowsThePast => false;

    /// <summary>Whether, where it is broken, calls that it does not know of could have made it hold.</summary>
    public virtual bool BreaksForWant => false;

    /// <summary>About how many bytes it holds, as far as they can grow many.</summary>
    public virtual long Bytes => 0;

    /// <summary>A call was decided: one that is for an operation of its expectation, or where that covers strangers for nobody's path.</summary>
    public abstract void Decided(in DecidedCall call, ref Glance glance);

    /// <summary>The delivery of a call ended; told once for each.</summary>
    public virtual void Ended(long number, in Ending ending)
    {
    }

    /// <summary>What a call had asked for has become due: it was applied, or swallowed as a duplicate.</summary>
    public virtual void Made(long number, Effect effect)
    {
    }

    /// <summary>What is to be said as of now: the ruling, why, and the numbers of the calls that show it.</summary>
    public abstract (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule();
}
