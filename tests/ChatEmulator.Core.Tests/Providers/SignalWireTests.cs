using System.Text;
using System.Text.Json;
using ChatEmulator.Providers.SignalWire;

namespace ChatEmulator.Core.Tests.Providers;

public sealed class SignalWireTests
{
    private const string Sound = """{"ttl":60,"channels":{"general":{"read":true,"write":false}},"member_id":"ada","state":{"mood":"é"}}""";
    private const string Url = "https://signalwire.com/docs/apis/error-codes";

    [Test]
    public void A_sound_call_is_answered_with_exactly_a_token()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Token(Sound);
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Json.EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "token" }));
            Assert.That(answer.Outcome.Script.Reply.ContentType, Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(Guid.TryParse(answer.Header("x-request-id"), out _), Is.True);
        });
    }

    [Test]
    public void The_token_has_the_header_and_the_claims_of_the_specimen_in_its_order()
    {
        using var emulation = Emulation.Of();
        var (header, claims, signature) = Parts(emulation.Token(Sound));
        using var read = JsonDocument.Parse(claims);
        var jti = read.RootElement.GetProperty("jti").GetString();
        Assert.Multiple(() =>
        {
            Assert.That(header, Is.EqualTo("""{"typ":"CRT","alg":"HS512"}"""));
            Assert.That(claims, Is.EqualTo(
                $$$"""{"iat":1768467600,"jti":"{{{jti}}}","sub":"demo","t":60,"chls":{"general":{"read":true,"write":false}},"stt":{"mood":"é"},"m":"ada"}"""));
            Assert.That(Guid.TryParse(jti, out _), Is.True);
            Assert.That(signature, Has.Length.EqualTo(86));
        });
    }

    [Test]
    public void Without_member_and_state_the_vendor_makes_up_a_uuid_and_an_empty_state()
    {
        using var emulation = Emulation.Of();
        var (_, claims, _) = Parts(emulation.Token("""{"ttl": 6e1, "channels": {"a": {"write": true}}}"""));
        using var read = JsonDocument.Parse(claims);
        Assert.Multiple(() =>
        {
            Assert.That(Guid.TryParse(read.RootElement.GetProperty("m").GetString(), out _), Is.True);
            Assert.That(claims, Does.Contain("""
                "t":60,"chls":{"a":{"write":true}},"stt":{},
                """.Trim()));
        });
    }

    [Test]
    public void Every_token_of_a_world_carries_its_signature_and_no_other_world_takes_it()
    {
        using var emulation = Emulation.Of();
        using var other = Emulation.Of(seed: 7);
        for (var i = 0; i < 3; i++)
        {
            var token = emulation.Token(Sound).Json.GetProperty("token").GetString()!;
            Assert.That((emulation.View.Inspect(token).State, other.View.Inspect(token).State), Is.EqualTo(("active", "unknown")));
        }
    }

    [Test]
    public void A_token_ends_at_iat_plus_its_minutes_although_it_has_no_exp()
    {
        using var emulation = Emulation.Of();
        var token = emulation.Token(Sound).Json.GetProperty("token").GetString()!;
        emulation.World.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.That(emulation.View.Inspect(token).State, Is.EqualTo("active"));
        emulation.World.Clock.Advance(TimeSpan.FromSeconds(1));
        var report = emulation.View.Inspect(token);
        Assert.That((report.State, report.ExpiresAt), Is.EqualTo(("expired", (DateTimeOffset?)Emulation.Start.AddHours(1))));
    }

    [TestCase(null)]
    [TestCase("ZGVtbzp3cm9uZw==")]
    [TestCase("bm9ib2R5OlBULWRlbW8=")]
    [TestCase("!")]
    public void Missing_and_wrong_credentials_are_401_before_the_body_is_looked_at(string? basic)
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Token("not json", basic);
        Assert.That((answer.Status, answer.Body), Is.EqualTo((401, """{"error":"Unauthorized"}""")));
    }

    [TestCase("", 401, """{"error":"Unauthorized"}""")]
    [TestCase("profile: { signalwire: { missing_scope: 403 } }\n", 403, """{"error":"Forbidden"}""")]
    public void A_token_without_the_scope_chat_is_refused_as_the_profile_reads_it(string profile, int status, string body)
    {
        using var emulation = Emulation.Of(profile + "accounts: { signalwire: [{ project: demo, token: PT-demo, scopes: [voice] }] }\n");
        var answer = emulation.Token(Sound);
        Assert.That((answer.Status, answer.Body), Is.EqualTo((status, body)));
    }

    [Test]
    public void The_scope_is_compared_without_case()
    {
        using var emulation = Emulation.Of("accounts: { signalwire: [{ project: demo, token: PT-demo, scopes: [Chat] }] }\n");
        Assert.That(emulation.Token(Sound).Status, Is.EqualTo(200));
    }

    [Test]
    public void A_body_that_is_not_json_is_400()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Token("{");
        Assert.That((answer.Status, answer.Body), Is.EqualTo((400, """{"error":"Bad Request"}""")));
    }

    [Test]
    public void A_body_over_the_limit_is_413_even_without_credentials()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Send("POST", "/api/chat/tokens", "{", tooLarge: true);
        Assert.That((answer.Status, answer.Body), Is.EqualTo((413, """{"error":"Payload Too Large"}""")));
    }

    [TestCase("""{"channels":{"a":{"read":true}}}""", "missing_required_parameter ttl")]
    [TestCase("""{"ttl":60}""", "missing_required_parameter channels")]
    [TestCase("", "missing_required_parameter ttl, missing_required_parameter channels")]
    [TestCase("[1]", "missing_required_parameter ttl, missing_required_parameter channels")]
    [TestCase("""{"ttl":60,"channels":{}}""", "no_channel_specified channels")]
    [TestCase("""{"ttl":60,"channels":["general"]}""", "not_a_hash channels")]
    [TestCase("""{"ttl":60,"channels":{"a":{}}}""", "channel_has_missing_properties channels.a")]
    [TestCase("""{"ttl":60,"channels":{"sw_a":{"read":true}}}""", "channel_name_is_reserved channels.sw_a")]
    [TestCase("""{"ttl":60,"channels":{"a":{"read":"yes"}}}""", "not_a_boolean channels.a.read")]
    [TestCase("""{"ttl":0,"channels":{"a":{"read":true}}}""", "invalid_parameter ttl")]
    [TestCase("""{"ttl":43201,"channels":{"a":{"read":true}}}""", "invalid_parameter ttl")]
    [TestCase("""{"ttl":"60","channels":{"a":{"read":true}}}""", "invalid_parameter ttl")]
    [TestCase("""{"ttl":60,"channels":{"a":{"read":true}},"member_id":7}""", "not_a_string member_id")]
    [TestCase("""{"ttl":60,"channels":{"a":{"read":true}},"state":[]}""", "not_a_hash state")]
    [TestCase("""{"ttl":{"channels":["general"]}}""", "invalid_parameter ttl, missing_required_parameter channels")]
    [TestCase("""{"member_id":7,"channels":{"sw_z":{},"a":{"read":1,"write":2}},"ttl":null}""", "missing_required_parameter ttl, channel_name_is_reserved channels.sw_z, channel_has_missing_properties channels.sw_z, not_a_boolean channels.a.read, not_a_boolean channels.a.write, not_a_string member_id")]
    public void What_is_wrong_with_a_body_is_told_all_at_once_in_a_stable_order(string body, string entries)
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Token(body);
        var told = answer.Json.GetProperty("errors").EnumerateArray().Select(entry => $"{entry.GetProperty("code")} {entry.GetProperty("attribute")}");
        Assert.That((answer.Status, string.Join(", ", told)), Is.EqualTo((422, entries)));
    }

    [TestCase(250, 200)]
    [TestCase(251, 422)]
    public void A_channel_name_may_have_250_characters(int length, int status)
    {
        using var emulation = Emulation.Of();
        var name = string.Concat(Enumerable.Repeat("😀", length));
        Assert.That(emulation.Token("""{"ttl":60,"channels":{"NAME":{"read":true}}}""".Replace("NAME", name, StringComparison.Ordinal)).Status, Is.EqualTo(status));
    }

    [TestCase(500, 200)]
    [TestCase(501, 422)]
    public void A_token_may_name_500_channels(int count, int status)
    {
        using var emulation = Emulation.Of();
        var channels = string.Join(',', Enumerable.Range(0, count).Select(i => $"\"c{i}\":{{\"read\":true}}"));
        Assert.That(emulation.Token($"{{\"ttl\":60,\"channels\":{{{channels}}}}}").Status, Is.EqualTo(status));
    }

    [Test]
    public void An_entry_has_the_five_documented_members_byte_for_byte()
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Token("""{"ttl":43201,"channels":{"a":{"read":true}}}""");
        Assert.That(answer.Body, Is.EqualTo(
            $$"""{"errors":[{"type":"validation_error","code":"invalid_parameter","message":"Ttl must be less than or equal to 43200","attribute":"ttl","url":"{{Url}}"}]}"""));
    }

    [TestCase("created: 201", Sound, 201)]
    [TestCase("missing_field: 400", """{"ttl":60}""", 400)]
    [TestCase("unknown_fields: refuse", """{"ttl":60,"channels":{"a":{"read":true}},"extra":1}""", 422)]
    public void A_profile_chooses_the_other_reading(string profile, string body, int status)
    {
        using var other = Emulation.Of($"profile: {{ signalwire: {{ {profile} }} }}\n");
        using var usual = Emulation.Of();
        Assert.That((other.Token(body).Status, usual.Token(body).Status == status), Is.EqualTo((status, false)));
    }

    [Test]
    public void A_profile_chooses_the_code_for_what_is_not_an_object()
    {
        using var emulation = Emulation.Of("profile: { signalwire: { not_an_object: not_a_valid_json } }\n");
        Assert.That(emulation.Token("""{"ttl":60,"channels":[]}""").Json.GetProperty("errors")[0].GetProperty("code").GetString(), Is.EqualTo("not_a_valid_json"));
    }

    [Test]
    public void A_profile_chooses_the_typ_of_the_token()
    {
        using var emulation = Emulation.Of("profile: { signalwire: { token_typ: VRT } }\n");
        Assert.That(Parts(emulation.Token(Sound)).Header, Is.EqualTo("""{"typ":"VRT","alg":"HS512"}"""));
    }

    [Test]
    public void The_contract_is_checked_on_a_sound_body_of_500_channels_without_allocation()
    {
        var channels = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"c{i}\":{{\"read\":true,\"write\":false}}"));
        using var json = JsonDocument.Parse($"{{\"ttl\":60,\"channels\":{{{channels}}},\"member_id\":\"ada\",\"state\":{{\"a\":1}}}}");
        SignalWireProfile.Standard.CreateToken.Check(json.RootElement);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var violations = SignalWireProfile.Standard.CreateToken.Check(json.RootElement);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That((violations.Count, allocated), Is.EqualTo((0, 0L)));
    }

    [TestCase("GET", "/api/chat/tokens", 405, """{"error":"Method Not Allowed"}""")]
    [TestCase("POST", "/api/chat/token", 404, """{"error":"Not Found"}""")]
    [TestCase("POST", "/api/fabric/subscribers/tokens", 404, """{"error":"Not Found"}""")]
    public void Other_paths_and_methods_are_refused_in_the_dialect_of_the_prefix(string method, string path, int status, string body)
    {
        using var emulation = Emulation.Of();
        var answer = emulation.Send(method, path);
        Assert.That((answer.Status, answer.Body), Is.EqualTo((status, body)));
    }

    private static (string Header, string Claims, string Signature) Parts(Answered answer)
    {
        var parts = answer.Json.GetProperty("token").GetString()!.Split('.');
        return (Text(parts[0]), Text(parts[1]), parts[2]);
    }

    private static string Text(string part) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part));
}
