using Bogus;
using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>
/// Made-up values that look real, drawn from the dice, so that a seed repeats them. Bogus is costly to load: it is touched only when a
/// value is really asked for, and once for a world.
/// </summary>
internal sealed class Fakes
{
    private readonly Faker _faker = new("en");

    public string FullName(Throw dice) => From(dice).Name.FullName();

    public string Email(Throw dice) => From(dice).Internet.ExampleEmail();

    public string Subject(Throw dice) => From(dice).Commerce.ProductName();

    private Faker From(Throw dice)
    {
        _faker.Random = new Randomizer((int)(dice.Next() & int.MaxValue));
        return _faker;
    }
}
