using System.Text.Json;
using System.Text.Unicode;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers;

/// <summary>
/// Makes JSON of a body as a profile reads it, and checks it against a contract. Pure and done before any lock. A body that
/// nobody disagrees about is parsed where it stands; only what a lenient profile mends is copied.
/// </summary>
internal static class BodyReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a body.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="contract">What its body must keep.</param>
    /// <param name="profile">How bodies are read.</param>
    /// <param name="anyContentType">Whether any Content-Type will do whatever the profile says.</param>
    public static Reading Read(Exchange exchange, Contract contract, BodyProfile profile, bool anyContentType = false)
    {
        var body = exchange.Body;
        if (body.IsEmpty)
        {
            return profile.EmptyIsObject ? Reading.Of(null, contract) : Reading.Not("The body is empty; an object is expected.");
        }

        if (!anyContentType && !profile.AnyContentType && !IsJson(exchange.Header("Content-Type")))
        {
            return Reading.Not($"The Content-Type is {exchange.Header("Content-Type") ?? "missing"}; application/json is expected.", "unsupported_media_type");
        }

        if (body.Span.StartsWith(ByteOrderMark))
        {
            if (!profile.IgnoresByteOrderMark)
            {
                return Reading.Not("The body begins with a byte order mark, which is not JSON; send UTF-8 without one.");
            }

            body = body[ByteOrderMark.Length..];
        }

        return Read(body, exchange, contract, profile);
    }

    private static Reading Read(ReadOnlyMemory<byte> body, Exchange exchange, Contract contract, BodyProfile profile)
    {
        try
        {
            var document = Parse(body, profile);
            if (!Utf8.IsValid(body.Span) || Surrogates.HasHalf(body.Span))
            {
                document.Dispose();
                if (!profile.ReplacesBrokenUnicode)
                {
                    return Reading.Not("The body has texts that are not Unicode: broken UTF-8, or half a surrogate pair.");
                }

                document = Parse(Surrogates.Mend(body.Span), profile);
            }

            var twice = false;
            var print = Fingerprint.Of(document.RootElement, ref twice);
            return twice && Duplicates.In(document.RootElement) ? Unfold(document, contract, profile) : Reading.Of(document, contract, print);
        }
        catch (JsonException e)
        {
            return Reading.Not(Why(e, body.Span, exchange, profile));
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body, BodyProfile profile) =>
        JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = profile.MaxDepth });

    private static Reading Unfold(JsonDocument document, Contract contract, BodyProfile profile)
    {
        using (document)
        {
            if (!profile.LastKeyWins)
            {
                return Reading.Not("An object of the body has the same name twice.");
            }

            var unfolded = Parse(Duplicates.LastWins(document.RootElement), profile);
            return Reading.Of(unfolded, contract, Fingerprint.Of(unfolded.RootElement));
        }
    }

    private static bool IsJson(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private static string Why(JsonException e, ReadOnlySpan<byte> body, Exchange exchange, BodyProfile profile)
    {
        return IsForm(body, exchange.Header("Content-Type")) ? "The body is a form, not JSON; send a JSON object."
            : body.Length > 1 && (body[0] is 0 or 0xFE or 0xFF || body[1] == 0) ? "The body is not UTF-8; it looks like UTF-16 or UTF-32."
            : IsTooDeep(body, profile.MaxDepth) ? $"The body is nested deeper than {profile.MaxDepth} levels."
            : $"The body is not JSON, see line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.";
    }

    // Of curl everything is a form by its Content-Type, so the body has its say too.
    private static bool IsForm(ReadOnlySpan<byte> body, string? type) =>
        body[0] is not ((byte)'{' or (byte)'[' or (byte)'"') && body.Contains((byte)'=')
        && (char.IsAsciiLetter((char)body[0]) || type?.Contains("form", StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsTooDeep(ReadOnlySpan<byte> body, int most)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= most && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Broken before it was deep.
        }

        return false;
    }
}
