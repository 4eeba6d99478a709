using System.Text;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>What parsers disagree about, and what SDKs really send: one answer each, with a message that helps.</summary>
public sealed class EdgesOfJsonTests
{
    private const string Channels = "\"channels\":{\"general\":{\"read\":true}}";

    private static string Emoji(int count) => string.Concat(Enumerable.Repeat("😀", count));

    private static IEnumerable<TestCaseData> Bodies() =>
    [
        Case("a name of 250 letters", Named(new string('a', 250)), 200),
        Case("a name of 251 letters", Named(new string('a', 251)), 422, "channel_name_size_limit_exceeded"),
        Case("a name of 250 accents", Named(new string('é', 250)), 200),
        Case("a name of 251 accents", Named(new string('é', 251)), 422, "channel_name_size_limit_exceeded"),
        Case("a name of 250 emoji", Named(Emoji(250)), 200),
        Case("a name of 251 emoji", Named(Emoji(251)), 422, "channel_name_size_limit_exceeded"),
        Case("a name of 250 escaped emoji", Named(string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 250))), 200),
        Case("a name of 251 escaped accents", Named(string.Concat(Enumerable.Repeat("\\u00e9", 251))), 422, "channel_name_size_limit_exceeded"),
        Case("500 channels", Many(500), 200),
        Case("501 channels", Many(501), 422, "channel_size_limit_exceeded"),
        Case("500 channels, one of them twice", Many(500)[..^2] + ",\"c7\":{\"read\":true}}}", 200),
        Case("a state of 2,000 as Python escapes it", $"{{\"ttl\":60,{Channels},\"state\":{{\"a\":\"{string.Concat(Enumerable.Repeat("\\u00e9", 1_992))}\"}}}}", 200),
        Case("a state of 2,001 as Python escapes it", $"{{\"ttl\":60,{Channels},\"state\":{{\"a\":\"{string.Concat(Enumerable.Repeat("\\u00e9", 1_993))}\"}}}}", 422, "state_size_limit_exceeded"),
        Case("sw_ in capitals", Named("SW_a"), 200),
        Case("sw_ in escapes", Named("\\u0073w_a"), 422, "channel_name_is_reserved"),
        Case("the empty name", Named(""), 200),
        Case("60.0", Ttl("60.0"), 200),
        Case("6e1", Ttl("6e1"), 200),
        Case("600e-1", Ttl("600e-1"), 200),
        Case("60 and a trillionth", Ttl("60.000000000000000000001"), 422, "invalid_parameter"),
        Case("1e400", Ttl("1e400"), 422, "invalid_parameter"),
        Case("1e-400", Ttl("1e-400"), 422, "invalid_parameter"),
        Case("43200 and nines", Ttl("43200.9999999999999999999"), 422, "invalid_parameter"),
        Case("a number of a thousand digits", Ttl(new string('9', 1_000)), 422, "invalid_parameter"),
        Case("minus zero", Ttl("-0"), 422, "invalid_parameter"),
        Case("a blank ttl", Ttl("\" \""), 422, "missing_required_parameter"),
        Case("null for a required field", Ttl("null"), 422, "missing_required_parameter"),
        Case("null for optional fields", $"{{\"ttl\":60,{Channels},\"member_id\":null,\"state\":null}}", 200),
        Case("a name twice, the last is right", $"{{\"ttl\":0,{Channels},\"ttl\":60}}", 200),
        Case("a name twice, the last is wrong", $"{{\"ttl\":60,{Channels},\"t\\u0074l\":0}}", 422, "invalid_parameter"),
        Case("a pair of surrogates", Named("\\ud83d\\ude00"), 200),
        Case("half a pair", Named("\\ud83d"), 400),
        Case("the other half", Named("\\ude00\\ud83d"), 400),
        Case("a mark before it", "\uFEFF" + Ttl("60"), 400),
        Case("bytes behind it", Ttl("60") + "}", 400),
        Case("a comma too many", $"{{\"ttl\":60,{Channels},}}", 400),
        Case("a comment", $"{{\"ttl\":60,{Channels}/* */}}", 400),
        Case("NaN", Ttl("NaN"), 400),
        Case("a leading zero", Ttl("060"), 400),
        Case("white space alone", "  ", 400),
        Case("a text", "\"ttl\"", 422, "missing_required_parameter", "missing_required_parameter"),
        Case("a hundred levels", Nested(100), 200),
        Case("a hundred and one", Nested(101), 400),
        Case("a million levels", Nested(1_000_000), 400),
    ];

    [TestCaseSource(nameof(Bodies))]
    public void Every_edge_has_one_answer(string body, int status, string[] codes)
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Token(body);
        Assert.That(answer.Status, Is.EqualTo(status), answer.Body);
        if (status == 422)
        {
            Assert.That(answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()), Is.EqualTo(codes));
        }
    }

    [TestCase("""{"channels":["general"]}""", "Channels is a list and not an object; it maps each channel name to its permission, such as {\"general\":{\"read\":true}}.")]
    [TestCase("""{"ttl":{"channels":["general"]}}""", "give ttl and channels side by side")]
    [TestCase("""{"ttl":3600,"channels":["general"]}""", "Channels is a list")]
    [TestCase("""{"ttl":60,"channels":{"general":{"read":true}},"state":[]}""", "State is an empty list and not an object. PHP writes an empty array as []")]
    [TestCase("""{"ttl":1,"channels":{}}""", "Channels must name at least one channel, such as")]
    [TestCase("", "Ttl is missing: the token's life in minutes")]
    [TestCase("""{"ttl":"60","channels":{"general":{"read":true}}}""", "Send the number without quotes.")]
    [TestCase("""{"ttl":60,"channels":{"general":{"read":"true"}}}""", "send true or false without quotes")]
    [TestCase("""{"ttl":60,"channels":{"general":true}}""", "Channel general needs read or write, such as {\"read\":true}.")]
    public void What_SDKs_really_send_gets_a_message_that_helps(string body, string told)
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Token(body);
        Assert.That(answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()), Has.Some.Contain(told));
    }

    [TestCase("{\"ttl\":60", null, "line 1, byte 10")]
    [TestCase("ttl=60&channels=general", "application/x-www-form-urlencoded", "is a form, not JSON")]
    [TestCase("{\0\"\0", null, "looks like UTF-16")]
    [TestCase("\u00EF\u00BB\u00BF{}", null, "byte order mark")]
    [TestCase("{\"a\":\"\u00FF\"}", null, "not Unicode")]
    public void What_cannot_be_read_is_explained_in_the_journal(string bytes, string? type, string why)
    {
        using var emulation = Emulation.Of();
        Header[] headers = [new("Authorization", $"Basic {Emulation.SignalWire}"), .. type is null ? [] : (Header[])[new("Content-Type", type)]];
        var outcome = emulation.Engine.Handle(new Exchange("POST", "/api/chat/tokens", "", headers, Encoding.Latin1.GetBytes(bytes)));
        Assert.That(outcome.Script.Reply.Status, Is.EqualTo(400));
        Assert.That(outcome.Why, Does.Contain(why));
    }

    [Test]
    public void Replaced_texts_and_unfolded_names_are_what_the_token_tells()
    {
        using var emulation = Emulation.Of("profile: { signalwire: { broken_unicode: replace } }\n");
        var answer = emulation.Token("{\"ttl\":60,\"channels\":{\"a\\ud83d\":{\"read\":true},\"b\":{},\"b\":{\"write\":true}}}");
        var claims = answer.Json.GetProperty("token").GetString()!.Split('.')[1];
        Assert.That(
            Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(claims)),
            Does.Contain("\"chls\":{\"a\\uFFFD\":{\"read\":true},\"b\":{\"write\":true}}"));
    }

    [Test]
    public void The_documented_rate_limit_refuses_the_call_that_is_one_too_many_until_its_window_ends()
    {
        using var emulation = Emulation.Of("profile: { signalwire: { rate_limit: documented } }\n");
        var statuses = Enumerable.Range(0, 13_801).Select(_ => emulation.Token("{}").Status).ToList();
        Assert.That((statuses[0], statuses[^2], statuses[^1]), Is.EqualTo((422, 422, 429)));
        emulation.World.Clock.AdvanceAsync(TimeSpan.FromSeconds(10)).GetAwaiter().GetResult();
        Assert.That(emulation.Token(Ttl("60")).Status, Is.EqualTo(200));
    }

    private static string Named(string name) => $"{{\"ttl\":60,\"channels\":{{\"{name}\":{{\"read\":true}}}}}}";

    private static string Ttl(string ttl) => $"{{\"ttl\":{ttl},{Channels}}}";

    private static string Many(int count) => $"{{\"ttl\":60,\"channels\":{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"c{i}\":{{\"read\":true}}"))}}}}}";

    private static string Nested(int levels) => $"{{\"ttl\":60,{Channels},\"state\":{{\"a\":{new string('[', levels - 2)}{new string(']', levels - 2)}}}}}";

    private static TestCaseData Case(string about, string body, int status, params string[] codes) => new TestCaseData(body, status, codes).SetArgDisplayNames(about);
}
