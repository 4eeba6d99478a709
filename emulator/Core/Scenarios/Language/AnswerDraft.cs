using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios.Altering;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Scenarios.Language;

/// <summary>An answer while its keys are being read.</summary>
/// <param name="looks">What looks at calls: templates do.</param>
internal sealed class AnswerDraft(RuleDraft looks)
{
    public RuleDraft Looks { get; } = looks;

    public string? Error { get; set; }

    /// <summary>The answers of which one is drawn; null when this is one answer.</summary>
    public AnswerChoice? Mix { get; set; }

    public RetryAfter? RetryAfter { get; set; }

    /// <summary>Whether a limit tells it, which knows when it lets a call through again.</summary>
    public bool IsOfLimit { get; init; }

    public int Status { get; set; }

    public List<(string Name, Template Value)> Headers { get; } = [];

    public Template? ContentType { get; set; }

    /// <summary>The content type that goes with the body when none is said.</summary>
    public string? UsualType { get; set; }

    public Template Body { get; set; } = Template.Empty;

    /// <summary>The body when it is a text; under a content type of JSON it is filled in as such.</summary>
    public IReadOnlyList<Piece>? Text { get; set; }

    /// <summary>Whether what is said of the content type says JSON.</summary>
    public bool IsJson { get; set; }

    /// <summary>What becomes of the vendor's own answer; null when this is another.</summary>
    public Alteration? Alteration { get; set; }

    public Answer Finish() =>
        Error is not null ? new ErrorAnswer(Error, RetryAfter)
        : Alteration is not null ? new AlteredAnswer(Alteration)
        : Written();

    // What has no blanks is filled in now, and costs a call nothing.
    private Answer Written()
    {
        var body = Text is null ? Body : IsJson ? Template.OfJson(Text) : Template.Of(Text, Manner.Text);
        var type = ContentType ?? (UsualType is null ? null : Template.Of(Encoding.ASCII.GetBytes(UsualType)));
        return body.Fixed is { } bytes && (type is null || type.Fixed is not null) && Headers.TrueForAll(header => header.Value.Fixed is not null)
            ? new WrittenAnswer(new Reply(Status, Ascii(type), bytes, [.. Headers.Select(header => new Header(header.Name, Ascii(header.Value)!))]))
            : new TemplateAnswer(Status, type, body, [.. Headers]);
    }

    private static string? Ascii(Template? template) => template?.Fixed is { } bytes ? Encoding.ASCII.GetString(bytes) : null;
}
