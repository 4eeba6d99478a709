using System.Text.RegularExpressions;
using ChatEmulator.Core.Tests.House;
using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Deliveries;

/// <summary>The table of deliveries in the manual, held against the menu.</summary>
public sealed class DeliveryTableTests
{
    private static readonly List<string[]> Rows =
    [
        .. Regex.Matches(
                File.ReadAllText(Path.Combine(Repository.Root, "scenarios", "README.md")).Split("## Deliveries")[1].Split("\n## ")[0],
                @"^\| `(?<written>[^`]+)` \| .* \| (?<part>[a-z]+) \| (?<on>[^|]+) \| (?<effect>[a-z]*) ?\|$",
                RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)
            .Select(row => new[] { row.Groups["written"].Value, row.Groups["part"].Value, row.Groups["on"].Value, row.Groups["effect"].Value }),
    ];

    [Test]
    public void It_has_every_word_once_in_the_order_in_which_they_are_laid_over_one_another() =>
        Assert.That(Rows.Select(row => Menu.NameOf(Only(row[0]))), Is.EqualTo(Menu.All.Select(word => word.Word)));

    [Test]
    public void It_says_of_each_its_part_its_protocols_and_whether_the_effect_must_be_said()
    {
        foreach (var row in Rows)
        {
            var delivery = Only(row[0]);
            var (part, on) = (delivery.Part.ToString().ToLowerInvariant(), delivery.On == Protocols.All ? "both" : delivery.On.Name());
            Assert.That(row[1..], Is.EqualTo(new[] { part, on, delivery.HidesAnswer ? "said" : "" }), row[0]);
        }
    }

    private static Delivery Only(string written) => Played.Read(written).Single();
}
