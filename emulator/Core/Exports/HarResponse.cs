using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Exports;

/// <summary>The answer of an entry. A client that was given none is told so as browsers tell it: status 0, nothing else, and an <c>_error</c>.</summary>
internal static class HarResponse
{
    // What writes a head of its own, and then bytes that are no part of the answer's body.
    private static readonly string[] Heads = ["malformed_chunk", "endless_chunks", "two_lengths", "wrong_length"];

    public static void Write(Utf8JsonWriter json, ShownCall shown, Func<int, string> reason)
    {
        var call = shown.Call;
        json.WriteStartObject("response");
        if (WasBegun(call))
        {
            WriteAnswer(json, shown, reason);
        }
        else
        {
            WriteNothing(json, call);
        }

        json.WriteEndObject();
    }

    // A status line left when any byte of a body did, when the answer came to its end, or when the delivery is one that stops behind the head.
    private static bool WasBegun(Call call) => call.Ending is { } ending
        && (ending.How is EndingKind.Delivered or EndingKind.Spoiled || ending.Bytes > 0 || (call.Delivery is { } delivery && StopsBehindHead(delivery)));

    private static bool StopsBehindHead(string delivery) =>
        delivery.Contains("after headers", StringComparison.Ordinal) || Heads.Any(word => DeliveryText.Fits(word, delivery));

    private static void WriteAnswer(Utf8JsonWriter json, ShownCall shown, Func<int, string> reason)
    {
        var call = shown.Call;
        json.WriteNumber("status", call.Status);
        json.WriteString("statusText", reason(call.Status));
        json.WriteString("httpVersion", call.Protocol.Name());
        HarParts.Cookies(json, shown.AnswerHeaders, "Set-Cookie");
        HarParts.Headers(json, shown.AnswerHeaders);
        json.WriteStartObject("content");
        json.WriteNumber("size", call.AnswerBody.Size);
        json.WriteString("mimeType", HarParts.Find(call.AnswerHeaders, "Content-Type") ?? "x-unknown");
        var isBinary = HarParts.Text(json, call.AnswerBody, call.AnswerBody.Bytes.IsEmpty ? default : shown.AnswerBody);
        if (isBinary)
        {
            json.WriteString("encoding", "base64");
        }

        var isCutOff = call.Ending!.Value.How is not EndingKind.Delivered;
        HarParts.Comment(json, call.AnswerBody, isCutOff ? "What arrived is something else: see _delivery and _ending." : null);
        json.WriteEndObject();
        json.WriteString("redirectURL", shown.AnswerHeaders.FirstOrDefault(header => header.Name.Equals("Location", StringComparison.OrdinalIgnoreCase)).Value ?? "");
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", call.Ending.Value.Bytes);
    }

    private static void WriteNothing(Utf8JsonWriter json, Call call)
    {
        json.WriteNumber("status", 0);
        json.WriteString("statusText", "");
        json.WriteString("httpVersion", "");
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteStartArray("headers");
        json.WriteEndArray();
        json.WriteStartObject("content");
        json.WriteNumber("size", 0);
        json.WriteString("mimeType", "x-unknown");
        json.WriteEndObject();
        json.WriteString("redirectURL", "");
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", call.Ending is null ? -1 : 0);
        json.WriteString("_error", call.Ending is { } ending ? Words.Of(ending.How) : "in flight");
    }
}
