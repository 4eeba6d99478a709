using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Host.Templating;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Templates;
using ChatEmulator.Time;

namespace ChatEmulator.Server.Tests.Templating;

/// <summary>The request that the real server was asked with when it was observed, and templates filled in for it.</summary>
internal static class Asking
{
    public const string Body = """{"a":{"b":[1,2,{"c":"d<"}]},"n":1.50,"i":7,"big":12345678901234567890,"e":1e3,"t":true,"f":false,"z":null,"s":"hi","o":[{"k":"x","v":1},{"k":"y","v":2}],"em":[],"eo":{}}""";

    public static DateTimeOffset At { get; } = new(2026, 11, 22, 4, 4, 48, 578, TimeSpan.Zero);

    public static Templates Templates { get; } = new();

    /// <summary>A template filled in for a call.</summary>
    public static string Fill(string template, string? body = null, string? parameters = null, long seed = 1, ulong print = 1) =>
        Templates.Make(template)(Call(body, parameters, seed, print));

    /// <summary>The call.</summary>
    public static TemplatedCall Call(string? body = null, string? parameters = null, long seed = 1, ulong print = 1)
    {
        Header[] headers = [new("Host", "mock.test:8080"), new("X-Q", "v"), new("X-M", "1"), new("X-M", "2"), new("Cookie", "c=1; d=2")];
        var exchange = new Exchange(body is null ? "GET" : "POST", "/things/7", "?x=1&y=2&y=3&sp=a%20b", body is null ? headers : [.. headers, new("Content-Length", "1")], Encoding.UTF8.GetBytes(body ?? ""));
        var situation = new Situation { Exchange = exchange, Chance = new Chance(new Dice(seed, "test"), new Ordinals(), print, 0, 1) };
        var given = parameters is null ? default : JsonDocument.Parse(parameters).RootElement;
        return new TemplatedCall(new Guid("00000000-0000-4000-8000-000000000001"), new Asked(exchange), new Filling(situation, At), null, given);
    }
}
