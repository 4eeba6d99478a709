using System.Globalization;
using ChatEmulator.Options;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Language;

/// <summary>
/// Reads values that need a unit. The field that these tools are used in is full of minutes taken for seconds, so a bare number is
/// never given a unit by guess.
/// </summary>
internal static class Units
{
    public static TimeSpan? Duration(Node node, string key, Page page)
    {
        if (node is TextNode text && Durations.TryRead(text.Value, out var duration))
        {
            return duration;
        }

        page.Error(node, node is TextNode wrong ? NoDuration(wrong) : $"`{key}` takes a duration such as `3s`, but this is {node.Kind}.");
        return null;
    }

    /// <summary>A number of bytes: 64 B, 10 kB, 10 MB, in powers of ten.</summary>
    public static long? Size(Node node, Page page)
    {
        if (node is TextNode text && Sizes.TryRead(text.Value, out var size))
        {
            return size;
        }

        page.Error(node, $"A size takes a number with a unit, such as `64 B`, `10 kB` or `10 MB`, but this is {node.Kind}.{MeantSize(node, "")}");
        return null;
    }

    /// <summary>Bytes in a second: 500 B/s, 1 kB/s.</summary>
    public static long? Rate(Node node, Page page)
    {
        if (node is TextNode text && Sizes.TryReadRate(text.Value, out var rate))
        {
            return rate;
        }

        page.Error(node, $"A rate takes a size in a second, such as `500 B/s` or `1 kB/s`, but this is {node.Kind}.{MeantSize(node, "/s")}");
        return null;
    }

    private static string MeantSize(Node node, string behind)
    {
        var value = (node as TextNode)?.Value.Trim() ?? "";
        var digits = value.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var number = digits < 0 ? value : value[..digits];
        var unit = value[number.Length..].Trim();
        unit = unit.EndsWith("/s", StringComparison.OrdinalIgnoreCase) ? unit[..^2].TrimEnd() : unit;
        var guess = unit.ToUpperInvariant() switch
        {
            "" or "BYTES" or "BYTE" => "B",
            "K" or "KB" or "KIB" => "kB",
            "M" or "MB" or "MIB" => "MB",
            "G" or "GB" or "GIB" => "GB",
            "B" => "B",
            _ => null,
        };
        var meant = $"{number} {guess}";
        return number.Length > 0 && guess is not null && Sizes.TryRead(meant, out _) ? $" Did you mean `{meant}{behind}`?" : "";
    }

    private static string NoDuration(TextNode wrong)
    {
        var value = wrong.Value.Trim();
        if (value.StartsWith('-'))
        {
            return $"`{wrong.Shown}` lies in the past: a duration is never negative.";
        }

        if (decimal.TryParse(value, out _))
        {
            return $"`{wrong.Shown}` has no unit. Did you mean `{value}s`, or `{value}m`? Minutes are not seconds, "
                + $"so the unit has to be said: {Durations.Known}.";
        }

        var unit = value.TrimStart('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Trim();
        var guess = unit.Length < value.Length ? Unit(unit) : null;
        if (guess == unit && decimal.TryParse(value.AsSpan(0, value.Length - unit.Length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _))
        {
            return $"`{wrong.Shown}` is longer than 10,000 years, which no clock can tell. Write a shorter time.";
        }

        return Scalars.Point(wrong) is { Length: > 0 } point
            ? $"`{wrong.Shown}` is not a duration.{point}"
            : $"`{wrong.Shown}` is not a duration: write a number and one of {Durations.Known}, such as `3s`."
            + (guess is null ? "" : $" Did you mean `{value[..^unit.Length].Trim()}{guess}`?");
    }

    private static string? Unit(string word) => word.ToUpperInvariant() switch
    {
        ['M', 'S', ..] or ['M', 'I', 'L', ..] => "ms",
        ['M', 'I', 'N', ..] or "M" => "m",
        ['S', ..] => "s",
        ['H', ..] => "h",
        ['D', ..] => "d",
        _ => null,
    };
}
