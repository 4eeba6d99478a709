using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>within:</c> in which time a limit lets its calls through.</summary>
internal static class WithinKey
{
    public static Key<LimitDraft> Key { get; } = new(
        "within",
        "In which time, on the world's clock: how long a window is, or how long an empty bucket takes to be full.",
        "within: 1s",
        Form.Duration,
        Read,
        Required: true);

    private static void Read(Node node, LimitDraft draft, Page page)
    {
        if (Units.Duration(node, "within", page) is not { } within)
        {
            return;
        }

        if (within == TimeSpan.Zero)
        {
            page.Error(node, "In no time at all no call is too many. Write how long the limit counts, such as `1s`.");
        }

        draft.Within = within;
    }
}
