using Bogus;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Templates;

/// <summary>One answer while it is filled in: the call that it answers, and what is drawn for it, blank after blank.</summary>
/// <param name="situation">The call.</param>
/// <param name="at">The call's instant.</param>
internal sealed class Filling(Situation situation, DateTimeOffset at)
{
    private static readonly Purpose Blanks = new("template");
    private static readonly Purpose Oddities = new("unusual");

    private Throw _dice = situation.Chance.For(Blanks, situation.Chance.Key);
    private Faker? _faker;

    public Situation Situation { get; } = situation;

    public DateTimeOffset At { get; } = at;

    /// <summary>What the unusual is drawn from: another answer's blanks shift it not.</summary>
    public Throw Oddity => Situation.Chance.For(Oddities, Situation.Chance.Key);

    public Guid Uuid() => _dice.Uuid();

    /// <summary>Makes up the next value. Bogus is costly to load, and loaded when a value is really asked for.</summary>
    public Faker Faker()
    {
        _faker ??= new Faker("en");
        _faker.Random = new Randomizer((int)(_dice.Next() & int.MaxValue));
        return _faker;
    }
}
