using System.Globalization;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>Words about time. Now is the instant of the call on the world's clock.</summary>
internal static class DateWords
{
    private const string Utc = "UTC";

    /// <summary>The words.</summary>
    public static IReadOnlyDictionary<string, Word> All { get; } = new Dictionary<string, Word>
    {
        ["now"] = call => Told(call, null),
        ["date"] = call => Told(call, call.Arguments.Length > 0 ? call.First as Moment : null),
        ["parseDate"] = Parse,
        ["truncateDate"] = Truncate,
        ["dateFormat"] = Format,
    };

    // What is parsed keeps its zone; the zone that is asked for is now's only.
    private static object? Told(WordCall call, Moment? given)
    {
        var (zone, at) = (given?.Zone ?? Utc, given?.At ?? call.Render.Call.Filling.At.ToUniversalTime());
        if (call.Option("offset") is { } offset)
        {
            at = Moved(call, at, call.Text(offset));
        }

        if (given is null && call.Option("timezone") is { } name)
        {
            (at, zone) = Zoned(call, at, call.Text(name));
        }

        return new Moment(at, call.Option("format") is { } format ? Pattern(call, call.Text(format)) : null, zone);
    }

    private static DatePattern Pattern(WordCall call, string format) => DatePattern.Read(format, out var why) ?? throw call.Wrong(why);

    private static (DateTimeOffset At, string Zone) Zoned(WordCall call, DateTimeOffset at, string name)
    {
        try
        {
            return (TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(name)), name);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            throw call.Wrong($"there is no time zone {name} here");
        }
    }

    private static DateTimeOffset Moved(WordCall call, DateTimeOffset at, string offset)
    {
        var parts = offset.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        parts = parts is ["now", ..] ? parts[1..] : parts;
        if (parts is not [var amount, var unit] || !int.TryParse(amount, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var by))
        {
            throw call.Wrong("the offset should be an amount and a unit, such as 3 days or -1 hours");
        }

        try
        {
            return unit.ToUpperInvariant() switch
            {
                "SECONDS" => at.AddSeconds(by),
                "MINUTES" => at.AddMinutes(by),
                "HOURS" => at.AddHours(by),
                "DAYS" => at.AddDays(by),
                "MONTHS" => at.AddMonths(by),
                "YEARS" => at.AddYears(by),
                _ => throw call.Wrong($"{unit} is no unit of time: seconds, minutes, hours, days, months, years"),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw call.Wrong("there is no such date");
        }
    }

    private static object? Parse(WordCall call)
    {
        var text = call.FirstText;
        var pattern = call.Option("format") is { } format ? Pattern(call, call.Text(format)) : null;
        if (pattern is not null && !pattern.IsDate)
        {
            throw call.Wrong("the format should have a year in it");
        }

        var at = pattern is not null ? DateReading.By(pattern, text) : DateReading.Plain(text);
        return at is { } read ? new Moment(read, null, read.Offset == TimeSpan.Zero ? Utc : read.ToString("zzz", CultureInfo.InvariantCulture)) : null;
    }

    private static object? Truncate(WordCall call)
    {
        if (call.First is not Moment moment || call.Arguments.Length < 2)
        {
            return call.First is Moment ? "[ERROR: Truncation type must be specified as the first parameter to truncateDate]" : "[ERROR: A date object must be passed to the truncateDate helper]";
        }

        var (at, unit) = (moment.At, call.Text(call.At(1)));
        DateTimeOffset From(int month, int day, int hour = 0, int minute = 0) => new(at.Year, month, day, hour, minute, 0, at.Offset);
        var first = From(at.Month, 1);
        return new Moment(unit.ToLowerInvariant() switch
        {
            "first second of minute" => From(at.Month, at.Day, at.Hour, at.Minute),
            "first minute of hour" => From(at.Month, at.Day, at.Hour),
            "first hour of day" => From(at.Month, at.Day),
            "first day of month" => first,
            "first day of next month" => first.AddMonths(1),
            "last day of month" => first.AddMonths(1).AddDays(-1),
            "first day of year" => From(1, 1),
            "first day of next year" => From(1, 1).AddYears(1),
            "last day of year" => From(12, 31),
            _ => throw call.Wrong($"there is no such truncation, {unit}"),
        }, null, moment.Zone);
    }

    private static object? Format(WordCall call)
    {
        if (call.First is not Moment moment)
        {
            throw call.Wrong("it is given no date");
        }

        var format = call.At(1) ?? call.Option("format");
        var pattern = (format is null ? "medium" : call.Text(format)) switch
        {
            "full" => "EEEE, MMMM d, yyyy",
            "long" => "MMMM d, yyyy",
            "medium" => "MMM d, yyyy",
            "short" => "M/d/yy",
            var given => given,
        };
        return Pattern(call, pattern).Write(moment.At, moment.Zone);
    }
}
