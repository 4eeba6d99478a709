using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatEmulator.Benchmarks;

/// <summary>
/// The least that a server of this endpoint can do: stock Kestrel, the body parsed, a real HS512 token signed, the answer
/// written in one piece. No credentials, no constraints, no record, no faults. Whatever costs more than this is our doing.
/// </summary>
internal static class Limit
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(64);
    private static readonly string Head = Base64Url.EncodeToString("""{"typ":"CRT","alg":"HS512"}"""u8);

    public static int Run(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapPost("/api/chat/tokens", Mint);
        app.Start();
        Console.WriteLine($"listening on {app.Urls.First()}");
        app.WaitForShutdown();
        return 0;
    }

    private static async Task Mint(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var answer = Encoding.UTF8.GetBytes($$"""{"token":"{{Sign(body.RootElement)}}"}""");
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    private static string Sign(JsonElement body)
    {
        var claims = $$"""
            {"iat":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}},"jti":"{{Guid.NewGuid()}}","sub":"demo","t":{{body.GetProperty("ttl").GetRawText()}},"chls":{{body.GetProperty("channels").GetRawText()}},"stt":{{body.GetProperty("state").GetRawText()}},"m":{{body.GetProperty("member_id").GetRawText()}}}
            """;
        var signed = $"{Head}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA512.HashData(Key, Encoding.ASCII.GetBytes(signed)))}";
    }
}
