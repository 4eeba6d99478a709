using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class WorldNameTests
{
    [TestCase("a")]
    [TestCase("checkout-7")]
    [TestCase("A.b_C-9")]
    [TestCase("...x")]
    public void Letters_digits_dots_underscores_and_hyphens_make_a_name(string text) => Assert.That(WorldName.IsValid(text), Is.True);

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("bad name")]
    [TestCase("a+b")]
    [TestCase("a/b")]
    [TestCase("ünï")]
    [TestCase("\u212A")] // the sign of kelvin, which folds to an ASCII letter
    [TestCase("a\n")]
    [TestCase("a\0")]
    public void Nothing_else_is_one(string text) => Assert.That(WorldName.IsValid(text), Is.False);

    [TestCase(64, true)]
    [TestCase(65, false)]
    public void It_has_at_most_64_letters(int length, bool valid) =>
        Assert.That(WorldName.IsValid(new string('a', length)), Is.EqualTo(valid));
}
