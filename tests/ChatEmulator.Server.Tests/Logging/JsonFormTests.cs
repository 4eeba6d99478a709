using System.Text.Json.Nodes;
using ChatEmulator.Server.Logging;

namespace ChatEmulator.Server.Tests.Logging;

public sealed class JsonFormTests
{
    private static readonly string[] Golden =
    [
        """{"event":"call","n":12,"world":"default","at":"2026-01-15T09:00:00Z","operation":"algoreg.create_message","method":"POST","path":"/api/v1/message","account":"api@acme.test","status":204,"effect":"applied","delivery":"reset","rule":"reply lost after commit"}""",
        """{"event":"call","n":13,"world":"default","at":"2026-01-15T09:00:01.25Z","operation":"signalwire.create_token","method":"POST","path":"/api/chat/tokens","account":"demo","status":422,"effect":"none","refused_by":"invalid_parameter","why":"ttl is in minutes"}""",
        """{"event":"call","n":13,"world":"default","at":"2026-01-15T09:00:01.25Z","method":"GET","path":"/nothing","status":404,"effect":"none","refused_by":"not_found","why":"There is no endpoint GET /nothing."}""",
    ];

    [Test]
    public void Each_call_is_an_object_on_a_line_of_its_own_with_the_journals_names() =>
        Assert.That(Lines.Of(new JsonForm(), Lines.Message, Lines.Refused, Lines.Strange).TrimEnd('\n').Split('\n'), Is.EqualTo(Golden));

    [TestCase("\n\r\u0085\u2028\u2029\u001b[2J\u009b\u202e\u0000\u007f\"\\</script>")]
    [TestCase("\ud800 lone \udc00")]
    [TestCase("žluťoučký 你好 😀")]
    public void Whatever_others_wrote_it_is_one_object_of_printable_ascii(string text)
    {
        var call = Lines.Strange with { Method = text, Path = text, Rule = text, Why = text, World = text, Account = text };
        foreach (var lines in new[] { Lines.Of(new JsonForm(), call), Lines.Of(new JsonForm(), text) })
        {
            Assert.That(lines[..^1].Where(letter => letter is < ' ' or > '~'), Is.Empty);
            Assert.That(lines[^1], Is.EqualTo('\n'));
            Assert.That((string?)JsonNode.Parse(lines)!["event"], Is.AnyOf("call", "notice"));
        }

        if (!text.Contains('\ud800') || text.Contains('你'))
        {
            Assert.That((string?)JsonNode.Parse(Lines.Of(new JsonForm(), call))!["why"], Is.EqualTo(text));
        }
    }

    [Test]
    public void An_endless_text_is_kept_in_brief()
    {
        var endless = new string('<', 1_000_000);
        Assert.That(Lines.Of(new JsonForm(), Lines.Strange with { Path = endless, Method = endless, Rule = endless, Why = endless }), Has.Length.LessThan(9_000));
        Assert.That(Lines.Of(new JsonForm(), endless), Has.Length.LessThan(65_000));
    }
}
