using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>clock:</c> how the world's clock begins.</summary>
internal static class ClockKey
{
    private const decimal FastestSpeed = 1_000_000;
    private const string Right = "Write date, time and Z, such as `2026-01-15T09:00:00Z`.";

    private static readonly Key<Draft>[] Parts =
    [
        new("start", "The instant at which the clock begins.", "start: 2026-01-15T09:00:00Z", Form.Instant,
            (node, draft, page) => draft.Start = Instant(node, page), Required: true),
        new("frozen", "Whether the clock stands until it is advanced.", "frozen: true", Form.Truth,
            (node, draft, page) => draft.Frozen = Scalars.Truth(node, "frozen", page)),
        new("speed", "World seconds per real second; absent: 1.", "speed: 60", Form.Number(above: 0, most: FastestSpeed),
            (node, draft, page) => draft.Speed = Speed(node, page)),
    ];

    public static Key<ScenarioDraft> Key { get; } = new(
        "clock",
        "How the world's clock begins: an instant from which it runs, or one at which it stands (frozen) or runs at a speed. "
            + "Absent: real time, which cannot be moved.",
        "clock: { start: 2026-01-15T09:00:00Z, frozen: true }",
        Form.AnyOf(Form.Instant, Form.Map("clock", () => Parts)),
        Read);

    private static void Read(Node node, ScenarioDraft scenario, Page page)
    {
        if (node is not MapNode)
        {
            scenario.Clock = new ClockStart(Instant(node, page));
            return;
        }

        var draft = new Draft();
        var seen = MapReader.Read(node, "`clock`", Parts, draft, page);
        if (draft.Frozen == true && seen.Has("speed"))
        {
            page.Error(seen.At("speed"), "A frozen clock has no speed. Keep `frozen` or `speed`, not both.");
        }

        scenario.Clock = new ClockStart(draft.Start, draft.Frozen ?? false, (double)(draft.Speed ?? 1));
    }

    private static DateTimeOffset? Instant(Node node, Page page)
    {
        if (node is not TextNode { IsNull: false } text)
        {
            page.Error(node, $"This should be an instant, but it is {node.Kind}. {Right}");
            return null;
        }

        // With an offset it is the instant that counts: a world's clock tells UTC, so what an answer shows does not depend on how the
        // file was written.
        var read = Instants.TryRead(text.Value, out var instant, out var hasZone);
        if (read && hasZone)
        {
            return instant;
        }

        page.Error(node, read
            ? $"`{text.Shown}` does not say in which time zone. Write `{text.Value}Z` for UTC, or an offset such as `+02:00`."
            : $"`{text.Shown}` is not an instant. {Right}");
        return null;
    }

    private static decimal? Speed(Node node, Page page)
    {
        var speed = Scalars.Number(node, "speed", page);
        if (speed is null or (> 0 and <= FastestSpeed))
        {
            return speed;
        }

        page.Error(node, $"`speed` is above 0 and at most {FastestSpeed:N0} world seconds per real second. "
            + "To stop the clock, write `frozen: true`.");
        return null;
    }

    private sealed class Draft
    {
        public DateTimeOffset? Start { get; set; }

        public bool? Frozen { get; set; }

        public decimal? Speed { get; set; }
    }
}
