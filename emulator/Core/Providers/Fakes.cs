using Bogus;
using ChatEmulator.Time;

namespace ChatEmulator.Providers;

/// <summary>
/// Made-up values that look real, drawn from the dice, so that a seed repeats them. Bogus is costly to load and touched only when
/// a value is really asked for.
/// </summary>
internal static class Fakes
{
    public static string FullName(Throw dice) => From(dice).Name.FullName();

    public static string Email(Throw dice) => From(dice).Internet.ExampleEmail();

    public static string Subject(Throw dice) => From(dice).Commerce.ProductName();

    private static Faker From(Throw dice) => new("en") { Random = new Randomizer((int)(dice.Next() & int.MaxValue)) };
}
