using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>What is kept of what happens to a world beside its calls.</summary>
public sealed class ActsTests
{
    private const int MostVersions = 100;

    [Test]
    public void Of_versions_that_no_text_says_a_hundred_are_kept_and_after_one_more_nothing()
    {
        using var emulation = Emulation.Of();
        var acts = new Acts();
        for (var after = 0; after < MostVersions; after++)
        {
            acts.Add(Version(emulation, after));
        }

        Assert.That((acts.IsWhole, acts.All.Length), Is.EqualTo((true, MostVersions)));
        acts.Add(Version(emulation, MostVersions));
        Assert.That((acts.IsWhole, acts.All.Length), Is.EqualTo((false, 0)));
    }

    [Test]
    public void A_version_that_no_call_has_met_uses_up_nothing_also_where_no_text_says_it()
    {
        using var emulation = Emulation.Of();
        var acts = new Acts();
        for (var nth = 0; nth < MostVersions * 3; nth++)
        {
            acts.Add(Version(emulation, 7));
        }

        Assert.That((acts.IsWhole, acts.All.Length), Is.EqualTo((true, 1)));
    }

    [Test]
    public void Texts_are_kept_up_to_eight_million_letters_and_what_is_not_whole_takes_in_no_more()
    {
        var acts = new Acts();
        var text = new string('x', 1_000_000);
        for (var nth = 0; nth < 8; nth++)
        {
            acts.Add(new Act(ActKind.Data, text, nth, Emulation.Start));
        }

        Assert.That((acts.IsWhole, acts.All.Length), Is.EqualTo((true, 8)));
        acts.Add(new Act(ActKind.Data, "x", 8, Emulation.Start));
        acts.Add(new Act(ActKind.Unlock, "", 9, Emulation.Start));
        Assert.That((acts.IsWhole, acts.All.Length), Is.EqualTo((false, 0)));
    }

    private static Act Version(Emulation emulation, long after) => new(ActKind.Play, "", after, Emulation.Start, emulation.World.Play);
}
