using System.Text;
using ChatEmulator.Server.Logging;

namespace ChatEmulator.Server.Tests.Control.Attacks;

/// <summary>Texts that a terminal or a log would obey, in every place where somebody else may put one.</summary>
public sealed class InjectionTests
{
    private const string Evil = "\u001b[2J\u009b31m\u202e\u2066\u200f\u0085\u007f\u2028";

    private const string Yaml = """
        accounts: { algoreg: [{ email: "api\u009b\u202e@acme.test", password: secret }] }
        rules: [{ name: "one\u202e #99 x", calls: algoreg.create_message, when: { body.subject: Hello }, answer: { error: service_unavailable } }]
        """;

    [Test]
    public async Task No_line_of_the_log_and_no_answer_of_Control_holds_what_a_terminal_would_obey()
    {
        var log = new System.Collections.Concurrent.ConcurrentQueue<LoggedCall>();
        await using var server = await Play.Start(Yaml, options => options with { Called = log.Enqueue });
        using var person = new Person(server.Url);
        await Call(server, $"POST {Play.MessagePath}", Play.Message, Basic("api\u009b\u202e@acme.test:secret"));
        await Call(server, $"POST {Play.MessagePath}", $$"""{"to":"ada@example.com","subject":"{{Evil[4..]}}","content":"{{Evil[4..]}}","ext_msg_id":"{{Evil[4..]}}"}""", Basic("api\u009b\u202e@acme.test:secret"));
        await Call(server, $"POST /nothing/{Evil}?{Evil}", "{", Basic($"{Evil}:secret"));
        await Call(server, "GET /%1b%5b2J%c2%9b%0d%0aX:%20y", "", "");
        await Call(server, $"G{'\u0052'}T /nothing", Evil, $"X-Any: {Evil[2..4]}\u009b\u202e\r\n");
        foreach (var path in (string[])["calls", "state", "ledger", "scenario", "worlds", "calls?rule=%1b%c2%9b%e2%80%ae", "calls?%1b%c2%9b=1", "%1b%5b2J%c2%9b", "worlds/%1b%c2%9b"])
        {
            using var answer = await person.Send(HttpMethod.Get, "/_emulator/" + path, null, null, ("Accept", "application/json"));
            Harmless(await answer.Content.ReadAsStringAsync(), path);
            Harmless($"{answer.Headers}".ReplaceLineEndings(""), path);
        }

        Assert.That(log, Has.Count.GreaterThanOrEqualTo(3));
        foreach (var call in log)
        {
            Harmless(TextLine.Of(call), "a line of the log");
        }
    }

    [TestCase("/worlds/%1b%5b2J%0d%0aX-Evil:1/api/v1/message", "")]
    [TestCase(Play.MessagePath, "Emulator-World: \u009b\u202e\r\n")]
    [TestCase(Play.MessagePath, "Emulator-World: a b\r\n")]
    public async Task A_name_that_no_world_can_have_is_told_in_a_header_that_is_one_line_of_ASCII(string path, string headers)
    {
        await using var server = await Play.Plain();
        using var client = await RawClient.Connect(server.Url);
        await client.Send("POST", path, "{}", headers);
        var head = (await client.ReadAnswer()).Split("\r\n\r\n")[0];
        Assert.That(head, Does.StartWith("HTTP/1.1 400 ").And.Not.Contain("\nX-Evil"));
        Harmless(head.ReplaceLineEndings(""), path);
        Assert.That(head.All(char.IsAscii), Is.True);
    }

    private static void Harmless(string text, string where) => Assert.That(
        text.Where(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format || letter is '\u2028' or '\u2029').Select(letter => $"{(int)letter:x4}"),
        Is.Empty,
        $"{where}: {text}");

    private static string Basic(string pair) => $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}\r\n";

    // Whatever of it Kestrel refuses is no call, and harmless so.
    private static async Task Call(EmulatorServer server, string line, string body, string headers)
    {
        using var client = await RawClient.Connect(server.Url);
        await client.Send($"{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");
        _ = await client.ReadToEnd();
    }
}
