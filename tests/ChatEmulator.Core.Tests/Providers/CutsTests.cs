using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>What ends all tokens that were minted so far, without any of them being remembered.</summary>
public sealed class CutsTests
{
    private const SequelKind Revoke = SequelKind.Revoke;

    [Test]
    public void A_token_is_ended_by_the_first_cut_after_it()
    {
        var cuts = new Cuts<int>();
        Cut(cuts, 7, "a");
        cuts.Mint(1);
        Cut(cuts, 8, "b");
        Cut(cuts, 7, "c");
        cuts.Mint(2);
        Cut(cuts, null, "d");
        Assert.That((Of(cuts, 7, 0), Of(cuts, 7, 1), Of(cuts, 7, 2), Of(cuts, 8, 0), Of(cuts, 9, 1)), Is.EqualTo(("a", "c", "d", "b", "d")));
        cuts.Mint(3);
        Assert.That((Of(cuts, 7, 3), cuts.Of(SequelKind.Expire, 7, 0)), Is.EqualTo(((string?)null, (Cut?)null)));
    }

    [Test]
    public void Of_more_cuts_than_are_kept_every_one_has_its_effect()
    {
        var cuts = new Cuts<int>();
        for (var i = 0; i < 3_000; i++)
        {
            Cut(cuts, 7, $"r{i}");
            cuts.Mint(i);
            Assert.That(Of(cuts, 7, i), Is.Null);
        }

        Cut(cuts, 7, "last");
        Assert.That((Of(cuts, 7, -1), Of(cuts, 7, 500), Of(cuts, 7, 2_999)), Is.EqualTo(("r0", "r501", "last")));
    }

    [Test]
    public void What_is_forgotten_counts_as_old_and_is_told()
    {
        var cuts = new Cuts<int>();
        Cut(cuts, null, "a");
        for (var i = 0; i < 100_003; i++)
        {
            cuts.Mint(i);
        }

        Assert.That((cuts.Since, cuts.Forgotten, Of(cuts, 7, 2), Of(cuts, 7, 3)), Is.EqualTo((100_000, 3L, "a", (string?)null)));
    }

    private static void Cut(Cuts<int> cuts, ulong? owner, string rule) => cuts.Make(Revoke, owner, new Cut(rule, Emulation.Start));

    private static string? Of(Cuts<int> cuts, ulong owner, int token) => cuts.Of(Revoke, owner, token)?.Rule;
}
