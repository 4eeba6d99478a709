using System.Net;
using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Time;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>
/// The page where the chat would open. It does not pretend to be the vendor's: it says what it stands for and what the token opens. No
/// script and no style, and everything that came from outside is encoded.
/// </summary>
internal static class ChatPage
{
    private const int MostThreads = 100;

    // The token stands in the address, so neither a cache nor the next site may learn of it. The page may stand in a frame of any site:
    // that is one of the two documented ways to show it.
    private static readonly Header[] Headers =
    [
        new("Cache-Control", "no-store"),
        new("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'"),
        new("Referrer-Policy", "no-referrer"),
        new("X-Content-Type-Options", "nosniff"),
    ];

    /// <summary>The page of a token that is good.</summary>
    /// <param name="token">The token.</param>
    /// <param name="user">For whom it was minted; null when that is no longer known.</param>
    /// <param name="state">What it opens is in here.</param>
    public static Reply Of(AlgoregToken token, EndUser? user, AlgoregState state)
    {
        var text = new StringBuilder();
        text.Append($"<p>The end-user token is good until <time>{Instants.Text(token.EndsAt)}</time>.</p>\n");
        if (user is null)
        {
            text.Append("<p>For whom it was minted is no longer known here, so neither is what it opens.</p>\n");
        }
        else
        {
            text.Append($"<p>It was minted for {Encoded(user.Whom ?? "nobody in particular")}.</p>\n");
            Threads(text, [.. user.Threads(state)], state);
            text.Append($"<p>Tags that the user may pick: {Encoded(Tags(user.Tags))}.</p>\n");
        }

        return Page(200, "Here the chat would open", text.ToString());
    }

    /// <summary>The page of a token that is not.</summary>
    public static Reply Refused(Refusal refusal) => Page(refusal.Status, "The chat does not open", $"<p>{Encoded(refusal.Why)}</p>\n");

    private static void Threads(StringBuilder text, List<Conversation> threads, AlgoregState state)
    {
        text.Append($"<p>It opens {threads.Count} thread{(threads.Count == 1 ? "" : "s")}{(threads.Count > MostThreads ? $", here the first {MostThreads}" : "")}:</p>\n<ul>\n");
        foreach (var thread in threads.Take(MostThreads))
        {
            text.Append($"<li><b>{Encoded(thread.Id)}</b> {Encoded(state.Subject(thread) ?? "(no subject)")}</li>\n");
        }

        text.Append("</ul>\n");
    }

    // An empty tag permits none (documented); that no list at all leaves the choice free is assumed.
    private static string Tags(string[]? tags) =>
        tags is null ? "any, none were named"
        : tags.Where(tag => tag.Length > 0).ToList() is { Count: > 0 } named ? string.Join(", ", named)
        : "none";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static Reply Page(int status, string title, string text)
    {
        var html = $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{title}</title></head>
            <body>
            <h1>{title}</h1>
            {text}<p><small>This is the Chat Emulator's stand-in for the vendor's page. It shows no messages and takes none.</small></p>
            </body>
            </html>

            """;
        return new Reply(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html), Headers);
    }
}
