using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios.Language;

/// <summary>An answer while its keys are being read.</summary>
internal sealed class AnswerDraft
{
    public string? Error { get; set; }

    /// <summary>The answers of which one is drawn; null when this is one answer.</summary>
    public AnswerChoice? Mix { get; set; }

    public RetryAfter? RetryAfter { get; set; }

    /// <summary>Whether a limit tells it, which knows when it lets a call through again.</summary>
    public bool IsOfLimit { get; init; }

    public int Status { get; set; }

    public List<Header> Headers { get; } = [];

    public string? ContentType { get; set; }

    /// <summary>The content type that goes with the body when none is said.</summary>
    public string? UsualType { get; set; }

    public byte[] Body { get; set; } = [];

    public Answer Finish() => Error is not null
        ? new ErrorAnswer(Error, RetryAfter)
        : new WrittenAnswer(new Reply(Status, ContentType ?? UsualType, Body, [.. Headers]));
}
