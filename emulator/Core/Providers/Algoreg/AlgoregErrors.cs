using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// Algoreg's dialect of refusal. The shape is documented: every problem appears as a v1 entry, which is deprecated, and a v2 entry,
/// which clients should prefer. Statuses and codes are assumed: nobody says, so ours are few and regular.
/// </summary>
internal static class AlgoregErrors
{
    public const string ContentType = "application/json";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<CatalogueError> Own { get; } =
    [
        new("bearer_expired", 401, "The bearer is older than its hour (assumed)."),
        new("account_locked", 403, "Wrong passwords have locked the account; profile locked chooses the status (assumed)."),
        new("token_refused", 401, "The chat page does not open for this token; profile open_chat_refusal chooses the status (assumed)."),
        new("missing_field", 422, "A required field is missing or blank (assumed)."),
        new("invalid_field", 422, "A field is of the wrong type or too large (assumed)."),
        new("unknown_field", 422, "A field that the contract does not name, with profile unknown_fields: refuse (assumed)."),
        new("invalid_attachment", 422, "An attachment that is not base64 (assumed)."),
        new("attachment_too_large", 422, "An attachment over 10 MB (assumed)."),
        new("end_user_missing", 422, "An end-user token for nobody (assumed)."),
        new("recipient_missing", 422, "A message to nobody (assumed)."),
        new("thread_not_found", 404, "There is no thread of this id (assumed)."),
        new("duplicate_message", 409, "The ext_msg_id was used before, with profile dedupe: reject (assumed)."),
    ];

    /// <summary>Every path of a refusal.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ["body.errors", "body.errors[]", "body.errors[].code", "body.errors[].deprecated", "body.errors[].message", "body.errors[].will_be_deprecated"];

    public static Refusal Named(string name)
    {
        var error = AlgoregCatalogue.Value.Errors.FirstOrDefault(error => error.Name == name)
            ?? throw new KeyNotFoundException($"Algoreg has no error '{name}'.");
        return new Refusal(name, error.Status, Phrase(name));
    }

    /// <summary>A refusal of the catalogue with what a developer needs to know.</summary>
    public static Refusal Named(string name, string why) => Named(name) with { Why = why };

    // What the vendor says when a scenario says no more than the error's name: the name as a sentence.
    private static string Phrase(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}.";

    public static Reply Answer(Refusal refusal)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Writing))
        {
            json.WriteStartObject();
            json.WriteStartArray("errors");
            if (refusal.Violations.Count == 0)
            {
                Problem(json, refusal.Error, refusal.Why);
            }

            foreach (var violation in refusal.Violations)
            {
                Problem(json, violation.Constraint.Code, violation.Message);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new Reply(refusal.Status, ContentType, stream.ToArray());
    }

    private static void Problem(Utf8JsonWriter json, string code, string message)
    {
        Entry(json, code.ToUpperInvariant(), message, old: true);
        Entry(json, code, message, old: false);
    }

    private static void Entry(Utf8JsonWriter json, string code, string message, bool old)
    {
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteBoolean("deprecated", old);
        json.WriteString("message", message);
        json.WriteBoolean("will_be_deprecated", old);
        json.WriteEndObject();
    }
}
