using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language.Keys;

/// <summary><c>fail_sending:</c> that a message is taken and cannot be sent.</summary>
internal static class FailSendingKey
{
    private const int LongestError = 1_000;

    private static readonly Key<Draft>[] Parts =
    [
        new("after", "How long after it took effect the message says so, on the world's clock. Absent: at once.", "after: 30s", Form.Duration,
            (node, draft, page) => draft.After = Units.Duration(node, "after", page)),
        new("error", "What stands in `error_when_trying_to_send` of the message from then on.", "error: \"The mailbox is full.\"", Form.Text, ReadError, Required: true),
    ];

    public static Key<RuleDraft> Key { get; } = new(
        "fail_sending",
        "The message is taken, and later it shows that it could not be sent: whoever reads it back finds `error_when_trying_to_send`.",
        "fail_sending: { after: 30s, error: \"The mailbox is full.\" }",
        Form.Map("fail_sending", () => Parts),
        Read);

    private static void Read(Node node, RuleDraft rule, Page page)
    {
        var (draft, errors) = (new Draft(), page.Errors);
        MapReader.Read(node, "`fail_sending`", Parts, draft, page);
        rule.Sending = page.Errors == errors ? new SendingFailure(draft.After ?? TimeSpan.Zero, draft.Error!) : null;
    }

    private static void ReadError(Node node, Draft draft, Page page)
    {
        draft.Error = Scalars.Text(node, "error", page);
        if (draft.Error is "" or { Length: > LongestError })
        {
            page.Error(node, $"`error` takes at least 1 and at most {LongestError:N0} characters: without any, nobody could tell that the message failed.");
        }
    }

    private sealed class Draft
    {
        public TimeSpan? After { get; set; }

        public string? Error { get; set; }
    }
}
