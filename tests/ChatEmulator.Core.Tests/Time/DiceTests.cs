using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Time;

public sealed class DiceTests
{
    [Test]
    public void The_same_seed_world_purpose_and_call_throw_the_same()
    {
        var (one, other) = (new Dice(42, "a"), new Dice(42, "a"));
        Assert.That(one.For(new Purpose("token"), 7).Uuid(), Is.EqualTo(other.For(new Purpose("token"), 7).Uuid()));
    }

    [TestCase(43, "a", "token", 7ul)]
    [TestCase(42, "b", "token", 7ul)]
    [TestCase(42, "a", "rule", 7ul)]
    [TestCase(42, "a", "token", 8ul)]
    public void Another_seed_world_purpose_or_call_throws_another(long seed, string world, string purpose, ulong key)
    {
        Assert.That(new Dice(seed, world).For(new Purpose(purpose), key).Uuid(), Is.Not.EqualTo(new Dice(42, "a").For(new Purpose("token"), 7).Uuid()));
    }

    [Test]
    public void A_throw_does_not_depend_on_throws_before_it()
    {
        var dice = new Dice(42, "a");
        var alone = dice.For(new Purpose("token"), 7).Next();
        dice.For(new Purpose("other"), 1).Next();
        Assert.That(dice.For(new Purpose("token"), 7).Next(), Is.EqualTo(alone));
    }

    [Test]
    public void A_uuid_is_a_random_one_by_its_version_and_variant()
    {
        var text = new Dice(1, "a").For(new Purpose("x"), 1).Uuid().ToString();
        Assert.That(text, Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    }

    [Test]
    public void Fractions_are_spread_evenly_over_calls()
    {
        var dice = new Dice(1, "a");
        var low = Enumerable.Range(0, 10_000).Count(i => dice.For(new Purpose("storm"), (ulong)i).Fraction() < 0.2);
        Assert.That(low, Is.InRange(1_800, 2_200));
    }
}
