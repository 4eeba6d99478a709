using System.Globalization;
using System.Text;
using ChatEmulator.Deliveries;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatEmulator.Server.Answering.Playing;

/// <summary>A head as bytes of our own: what was prepared for the server, with what is wrong with it.</summary>
internal static class RawHead
{
    public static byte[] Of(HttpResponse response, HeadForm form)
    {
        var head = new StringBuilder();
        Line(head, form.StatusLine ?? $"HTTP/1.1 {response.StatusCode} {ReasonPhrases.GetReasonPhrase(response.StatusCode)}");
        foreach (var (name, values) in response.Headers)
        {
            foreach (var value in values)
            {
                Line(head, $"{name}: {value}");
            }
        }

        // The server would have written it.
        if (response.Headers.Date.Count == 0)
        {
            Line(head, $"Date: {TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)}");
        }

        foreach (var line in form.Lines)
        {
            Line(head, line);
        }

        Line(head, "");
        return Encoding.Latin1.GetBytes(head.ToString());
    }

    private static void Line(StringBuilder head, string line) => head.Append(line).Append("\r\n");
}
