using System.Text.Json;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>A step of a path: from a value to some of those inside it, and on to the next step from each.</summary>
internal abstract class Step
{
    /// <summary>The step behind it; null for the last.</summary>
    public Step? Next { get; init; }

    /// <summary>Whether it leads to one value at most.</summary>
    public abstract bool IsDefinite { get; }

    /// <summary>Whether all steps before it do: then it has to lead somewhere.</summary>
    public bool MustLead { get; init; }

    /// <summary>Goes on from a value.</summary>
    public void From(JsonElement at, Walk walk)
    {
        if (walk.Patience.Take(1))
        {
            Enter(at, walk);
        }
    }

    protected abstract void Enter(JsonElement at, Walk walk);

    protected void Reach(JsonElement value, Walk walk)
    {
        if (Next is not null)
        {
            Next.From(value, walk);
        }
        else if (walk.Patience.Take(1))
        {
            walk.Found.Add(value);
        }
    }

    protected void Lose(Walk walk) => walk.IsLost |= MustLead;
}
