using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Benchmarks;

/// <summary>
/// What every figure is taken with: one request that the vendor accepts, and a scenario of twenty rules that all look at it
/// and none of which fires, so that the whole way is walked and the answer is the provider's own.
/// </summary>
internal static class Workload
{
    /// <summary>Digits of the member id that a run with distinct bodies counts up.</summary>
    public const int Digits = 12;

    public const string Authorization = "Basic ZGVtbzpQVC1kZW1v"; // demo:PT-demo

    public const string Body =
        """{"ttl":60,"channels":{"general":{"read":true,"write":true},"support":{"read":true}},"member_id":"member-000000000000","state":{"plan":"gold"}}""";

    /// <summary>The scenario as YAML.</summary>
    public static string Scenario { get; } = MakeScenario();

    /// <summary>Where the digits of the member id begin in the <see cref="Request"/> that names no world.</summary>
    public static int MemberAt { get; } = Request().AsSpan().IndexOf("member-0"u8) + "member-".Length;

    /// <summary>The bytes of the request, the same for every server; it may name a world.</summary>
    public static byte[] Request(string? world = null) => Encoding.ASCII.GetBytes(
        $"POST /api/chat/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\nAuthorization: {Authorization}\r\n" +
        $"{(world is null ? "" : $"Emulator-World: {world}\r\n")}Content-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

    /// <summary>The same request as the engine sees it, with a body of one's own.</summary>
    public static Exchange Exchange(string body, string? world = null) => new(
        "POST",
        "/api/chat/tokens",
        "",
        [new("Host", "127.0.0.1"), new("Accept", "*/*"), new("Authorization", Authorization), new("Content-Type", "application/json")],
        Encoding.UTF8.GetBytes(body),
        world: world);

    /// <summary>Writes the scenario where a child process finds it.</summary>
    public static string WriteScenario()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "twenty-rules.yaml");
        File.WriteAllText(file, Scenario);
        return file;
    }

    private static string MakeScenario()
    {
        var yaml = new StringBuilder("""
            scenario: twenty rules
            about: Twenty rules that look at every call and leave it as it is; what a rule costs is part of the figure.
            accounts:
              signalwire:
                - { project: demo, token: PT-demo, scopes: [chat] }
            rules:

            """);
        for (var i = 1; i <= 20; i++)
        {
            yaml.Append($$"""
                  - name: never {{i}}
                    calls: signalwire.create_token
                    when: { body.member_id: nobody-{{i}} }
                    answer: { error: service_unavailable }

                """);
        }

        return yaml.ToString();
    }
}
