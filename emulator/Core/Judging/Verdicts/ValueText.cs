using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatEmulator.Journals;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Judging.Verdicts;

/// <summary>What stands at a place of a call, for people: secrets masked, on one line, not too long.</summary>
internal static class ValueText
{
    public static string Of(Subject subject, ref Found found) => found.Is switch
    {
        Found.Shape.Json => Json(subject, found.Json),
        Found.Shape.Text => Text(subject, found.Text.ToString()),
        _ => found.Number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Whether what stands there is a secret. Claims of a token are none.</summary>
    public static bool IsSecret(Subject subject) => subject switch
    {
        TokenSubject => false,
        HeaderSubject => Name(subject) is var name && Masking.Header(name, "a") != "a",
        _ => Name(subject).Split('.', '[', ']').Any(part => Masking.IsSecret(part.Trim('"'))),
    };

    private static string Name(Subject subject) => subject.Written[(subject.Written.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static string Json(Subject subject, JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? Text(subject, value.GetString()!)
                : Shown.Line(IsSecret(subject) ? Masking.Secret(value.GetRawText()) : Masked(value.GetRawText()));
        }
        catch (InvalidOperationException)
        {
            return "a text that is not Unicode";
        }
    }

    private static string Text(Subject subject, string text) => $"\"{Shown.Line(
        subject is HeaderSubject ? Masking.Header(Name(subject), text) : IsSecret(subject) ? Masking.Secret(text) : Masked(text))}\"";

    private static string Masked(string text) => Encoding.UTF8.GetString(Masking.Body(Encoding.UTF8.GetBytes(text)).Bytes.Span);
}
