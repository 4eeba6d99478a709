using System.Text.Json;
using ChatEmulator.Server.Control;
using Microsoft.AspNetCore.Http;

namespace ChatEmulator.Server.Admin;

/// <summary>Answers as WireMock gives them.</summary>
internal static class AdminAnswer
{
    /// <summary>A JSON object.</summary>
    public static Task Ok(HttpContext context, Action<Utf8JsonWriter> write, int status = 200) => JsonAnswer.Send(context, status, "application/json", json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    /// <summary>A JSON object with a list that may be long.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name of the list.</param>
    /// <param name="items">Write its items.</param>
    /// <param name="rest">Writes what stands behind it; null for nothing.</param>
    public static Task List(HttpContext context, string name, IEnumerable<Action<Utf8JsonWriter>> items, Action<Utf8JsonWriter>? rest = null) => JsonAnswer.SendLong(context, items.Prepend(json => json.WriteStartArray(name)).Append(json =>
    {
        json.WriteEndArray();
        rest?.Invoke(json);
    }));

    /// <summary>It is done, and there is nothing to tell.</summary>
    public static Task Done(HttpContext context) => Ok(context, static _ => { });

    /// <summary>It is done, and not even an empty object tells so.</summary>
    public static Task Empty(HttpContext context)
    {
        context.Response.ContentLength = 0;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>Why it is not done.</summary>
    public static Task Refused(HttpContext context, AdminException why) => Ok(
        context,
        json =>
        {
            json.WriteStartArray("errors");
            foreach (var fault in why.Faults.Take(100))
            {
                json.WriteStartObject();
                json.WriteNumber("code", why.Code);
                json.WriteStartObject("source");
                if (fault.Path.Length > 0)
                {
                    json.WriteString("pointer", fault.Path);
                }

                json.WriteEndObject();
                json.WriteString("title", why.Message);
                if (fault.Message.Length > 0)
                {
                    json.WriteString("detail", fault.Sentence);
                }

                json.WriteEndObject();
            }

            if (why.Faults.Count == 0)
            {
                json.WriteStartObject();
                json.WriteNumber("code", why.Code);
                json.WriteString("title", why.Message);
                if (why.Detail is { } detail)
                {
                    json.WriteString("detail", detail);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        },
        why.Status);
}
