#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Text.RegularExpressions;
using ChatEmulator.Core.Tests.Contracts;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Language;
using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Scenarios.Editor;

/// <summary>The patterns that editors check by, held against the readers that decide.</summary>
public sealed class SpellingTests
{
    private static readonly Regex Duration = Ready(Spellings.Duration);
    private static readonly Regex Size = Ready(Spellings.Size);
    private static readonly Regex Rate = Ready(Spellings.Rate);
    private static readonly Regex Instant = Ready(Spellings.Instant);

    private static readonly string[] Numbers =
    [
        "0", "00", "1", "3", "10", "250", "1.5", ".5", "5.", ".", "1..5", "", "-3", "+3", "1e3", "1,000", "３",
        "3652057", "3652058", "3652059", "3652057.9", "3652058.0", "3652058.1", "03652058", "87649392", "87649393", "5258963520", "5258963521",
        "315537811200", "315537811201", "315537811200000", "315537811200001", "315537811200000.00", "99999999999999999999999999999999999",
        "9223372036854775807", "9223372036854775808", "9223372036854775", "9223372036854776", "9223372036854", "9223372036855", "9223372036", "9223372037",
    ];

    private static readonly string[] Units = ["ms", "s", "m", "h", "d", "B", "kB", "MB", "GB", "KB", "b", "min", "S", "w", "", "ms ", "s\n", "s s"];

    private static readonly string[] Gaps = ["", "", " ", "  ", "\t", "\u00a0", "\n", "_"];

    private static readonly string[] Days =
    [
        "2026-01-15", "2026-02-28", "2026-02-29", "2024-02-29", "2000-02-29", "1900-02-29", "2100-02-28", "2026-04-31", "2026-04-30", "2026-12-31", "2026-13-01",
        "2026-00-10", "2026-01-00", "2026-1-15", "0001-01-02", "0000-01-02", "0000-02-29", "9999-12-30", "26-01-15", "12026-01-15", "2026/01/15", "",
    ];

    private static readonly string[] Hours =
    [
        "T09:00:00", "T23:59:59", "T24:00:00", "T09:60:00", "T09:00:60", "T09:00", "T09", "T9:00:00", "T09:00:00.1", "T09:00:00.1234567", "T09:00:00.12345678", "T09:00:00.",
        " 09:00:00", "t09:00:00", "T09:00:00,5", "T09:00.5", "",
    ];

    private static readonly string[] Zones = ["Z", "", "z", "+02:00", "-02:00", "+0200", "+02", "+2:00", "+200", "+2:0", "-0:30", "-9:59", "+14:00", "+14:01", "+1400", "+15:00", "-14:00", "+13:59", "+00:60", " Z", "Z ", "Z\n", "ZZ", "+02:00:00"];

    [FsCheck.NUnit.Property(MaxTest = 20_000)]
    public void A_duration_keeps_the_pattern_if_and_only_if_it_is_read(int[] drawn)
    {
        var choices = new Choices(drawn);
        Same(Duration, Damaged(choices.Of(Numbers) + choices.Of(Gaps) + choices.Of(Units), choices), text => Durations.TryRead(text, out _));
    }

    [FsCheck.NUnit.Property(MaxTest = 20_000)]
    public void A_size_keeps_the_pattern_if_and_only_if_it_is_read(int[] drawn)
    {
        var choices = new Choices(drawn);
        Same(Size, Damaged(choices.Of(Numbers) + choices.Of(Gaps) + choices.Of(Units), choices), text => Sizes.TryRead(text, out _));
    }

    [FsCheck.NUnit.Property(MaxTest = 20_000)]
    public void An_instant_keeps_the_pattern_if_and_only_if_it_is_read(int[] drawn)
    {
        var choices = new Choices(drawn);
        Same(Instant, Damaged(choices.Of(Days) + choices.Of(Hours) + choices.Of(Zones), choices), text => Instants.TryRead(text, out _, out var hasZone) && hasZone);
    }

    [Test]
    public void Every_number_with_every_unit_is_judged_alike() => Assert.Multiple(() =>
    {
        foreach (var text in Numbers.SelectMany(number => Units.SelectMany(unit => Gaps.Select(gap => number + gap + unit))))
        {
            Same(Duration, text, each => Durations.TryRead(each, out _));
            Same(Size, text, each => Sizes.TryRead(each, out _));
            Array.ForEach(["/s", " /s", "/ s", "/S", "/s/s", "s"], per => Same(Rate, text + per, each => Sizes.TryReadRate(each, out _)));
        }
    });

    [Test]
    public void Every_day_with_every_hour_and_zone_is_judged_alike() => Assert.Multiple(() =>
    {
        foreach (var text in Days.SelectMany(day => Hours.SelectMany(hour => Zones.Select(zone => day + hour + zone))))
        {
            Same(Instant, text, each => Instants.TryRead(each, out _, out var hasZone) && hasZone);
        }
    });

    // In .NET a dollar lets a line break pass behind it, in JavaScript it does not.
    private static Regex Ready(string pattern) => new(pattern[..^1] + "\\z", RegexOptions.ECMAScript, TimeSpan.FromSeconds(10));

    private static void Same(Regex pattern, string text, Func<string, bool> isRead) =>
        Assert.That(pattern.IsMatch(text), Is.EqualTo(isRead(text)), $"'{text}'");

    private static string Damaged(string text, Choices choices)
    {
        var at = choices.Below(text.Length + 1);
        return choices.Below(4) switch
        {
            0 when at < text.Length => text.Remove(at, 1),
            1 => text.Insert(at, choices.Of("0", "9", ".", " ", "-", "s", "Z", ":")),
            _ => text,
        };
    }
}
