using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>allow:</c> how many calls a limit lets through.</summary>
internal static class AllowKey
{
    private const long Most = 1_000_000_000;

    public static Key<LimitDraft> Key { get; } = new(
        "allow",
        "How many calls are let through in the time of `within`; a sliding window takes at most 100,000.",
        "allow: 10",
        Form.Whole(1, Most),
        Read,
        Required: true);

    private static void Read(Node node, LimitDraft draft, Page page)
    {
        if (Scalars.Whole(node, "allow", page) is not { } allow)
        {
            return;
        }

        if (allow is < 1 or > Most)
        {
            page.Error(node, allow < 1
                ? $"`allow: {allow}` lets no call through. The smallest is 1; to refuse every call, write a rule with `answer: {{ error: rate_limited }}`."
                : $"`allow` is at most {Most:N0}. To have no limit, leave the limit out.");
        }

        draft.Allow = allow;
    }
}
