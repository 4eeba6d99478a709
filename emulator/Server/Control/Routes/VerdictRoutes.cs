using System.Text;
using ChatEmulator.Judging.Reports;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Server.Control.Describing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// <c>GET verdict</c>: whether what is expected is so; of the world that the request names, else of all that were called, those included that
/// have ended. JSON, or JUnit XML or Markdown where the request accepts nothing better.
/// </summary>
internal static class VerdictRoutes
{
    private const string Xml = "application/xml";
    private const string Markdown = "text/markdown";

    // What a client that takes anything gets stands first.
    private static readonly string[] Offered = ["application/json", Markdown, Xml, "text/xml"];

    public static void Map(IEndpointRouteBuilder routes, Engine engine) => routes.MapGet("/verdict", context =>
    {
        var report = new VerdictReport(Verdicts(context, engine), engine.Worlds.Verdicts.Forgotten);
        return Wanted(context) switch
        {
            Xml or "text/xml" => Send(context, $"{Xml}; charset=utf-8", VerdictJunit.Of(report)),
            Markdown => Send(context, $"{Markdown}; charset=utf-8", VerdictMarkdown.Of(report)),
            _ => JsonAnswer.Ok(context, json => VerdictJson.Write(json, report)),
        };
    }).Told(JudgingDescriptions.Verdict);

    // Whoever ended a world may still ask what became of it.
    private static IReadOnlyList<WorldVerdict> Verdicts(HttpContext context, Engine engine)
    {
        if (WorldChoice.Named(context) is not { } name)
        {
            return engine.Worlds.Verdicts.All();
        }

        var ended = engine.Worlds.Verdicts.Ended(name);
        return ended.Count > 0 && engine.Worlds.Find(name) is null ? ended : [.. ended, engine.Worlds.Verdicts.Of(WorldChoice.Of(context, engine))];
    }

    // By quality, then in our own order; nothing that we have is as good as no wish at all.
    private static string Wanted(HttpContext context)
    {
        var wishes = context.Request.GetTypedHeaders().Accept;
        return Offered.MaxBy(type => Quality(wishes, type)) ?? Offered[0];
    }

    private static double Quality(IList<MediaTypeHeaderValue> wishes, string type)
    {
        var offer = new MediaTypeHeaderValue(type);
        return wishes.Where(offer.IsSubsetOf).OrderByDescending(wish => !wish.MatchesAllTypes).ThenByDescending(wish => !wish.MatchesAllSubTypes)
            .Select(wish => wish.Quality ?? 1).FirstOrDefault();
    }

    private static async Task Send(HttpContext context, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(bytes);
    }
}
