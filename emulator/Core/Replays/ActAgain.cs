using ChatEmulator.Mappings;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>Does again in one world what happened in another beside its calls.</summary>
/// <param name="engine">Whose vendors and scenarios they are.</param>
/// <param name="world">The world.</param>
internal sealed class ActAgain(Engine engine, World world)
{
    private readonly Support _support = new(world, engine.Providers);
    private readonly Director _director = new(world, engine.Providers);
    private readonly SnapshotScenario _scenarios = new(engine);

    /// <summary>Does it, at its own instant.</summary>
    /// <exception cref="PastException">Here it cannot be done.</exception>
    public void Do(Act act)
    {
        switch (act.Kind)
        {
            case ActKind.Revoke:
                _support.Revoke(act.What, act.At);
                break;
            case ActKind.Unlock:
                _support.Unlock(act.What, act.At);
                break;
            case ActKind.Play:
                _director.TakeUp(act.Version ?? _scenarios.Play(act.What, $"after call {act.After}"), act.At);
                break;
            case ActKind.Data:
                Add(act);
                break;
            case ActKind.Mappings:
                new Stubbing(world).Again(Edit(act), act.At);
                break;
            default:
                lock (world.Gate)
                {
                    world.Rename(act.What, act.At);
                }

                break;
        }
    }

    private void Add(Act act)
    {
        var reasons = _director.Add(_scenarios.Data(act.What, $"after call {act.After}"), act.At);
        if (reasons.Count > 0)
        {
            throw new PastException(PastFault.Differs, $"The data that was put in after call {act.After} cannot be put in again: {reasons[0]}");
        }
    }

    private Edit Edit(Act act)
    {
        try
        {
            return new EditText(engine.Mappings.Reader).Read(act.What);
        }
        catch (FormatException e)
        {
            throw new PastException(PastFault.Differs, $"The stub mappings that came after call {act.After} cannot be taken again: {e.Message}");
        }
    }
}
