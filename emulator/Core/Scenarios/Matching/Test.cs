using System.Text.Json;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>What must hold of a value. What is absent holds for <see cref="ExistsTest"/> alone.</summary>
internal abstract class Test
{
    public abstract bool Holds(scoped ref Found found);

    public static bool All(Test[] tests, scoped ref Found found)
    {
        foreach (var test in tests)
        {
            if (!test.Holds(ref found))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A JSON value of a kind that has no more to it: true, false or null.</summary>
internal sealed class LiteralTest(JsonValueKind kind) : Test
{
    public override bool Holds(scoped ref Found found) => found.Kind == kind;
}

/// <summary>A number between two others, both included; 60 is 60.0.</summary>
internal sealed class RangeTest(decimal least, decimal most) : Test
{
    // Between whole numbers there is nothing to compare but whole numbers, and that is a tenth of the work.
    private readonly long _least = (long)Math.Clamp(Math.Ceiling(least), long.MinValue, long.MaxValue);
    private readonly long _most = (long)Math.Clamp(Math.Floor(most), long.MinValue, long.MaxValue);
    private readonly bool _isWithin = least <= long.MaxValue && most >= long.MinValue;

    public override bool Holds(scoped ref Found found) => found.TryNumber(out var number) && (found.Whole is { } whole
        ? _isWithin && whole >= _least && whole <= _most
        : number >= least && number <= most);
}

/// <summary>Whether there is anything at all; a JSON null is something.</summary>
internal sealed class ExistsTest(bool wanted) : Test
{
    public override bool Holds(scoped ref Found found) => found.Is != Found.Shape.Nothing == wanted;
}

/// <summary>Something of which not all of this holds.</summary>
internal sealed class NotTest(Test[] tests) : Test
{
    public override bool Holds(scoped ref Found found) => found.Is != Found.Shape.Nothing && !All(tests, ref found);
}

/// <summary>One of several values.</summary>
internal sealed class OneOfTest(Test[] values) : Test
{
    public override bool Holds(scoped ref Found found)
    {
        foreach (var value in values)
        {
            if (value.Holds(ref found))
            {
                return true;
            }
        }

        return false;
    }
}
