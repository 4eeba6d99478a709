using System.Text;
using System.Text.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

[Parallelizable(ParallelScope.All)]
public sealed class MaskingTests
{
    private static readonly string Mask = Masking.Secret("s3cr3t-value");

    [Test]
    public void A_mask_is_three_stars_and_the_beginning_of_the_hash() =>
        Assert.That(Masking.Secret("abc"), Is.EqualTo("***ba7816bf"));

    [TestCase("Authorization", "Basic ZGVtbzpzM2NyM3QtdmFsdWU=", "Basic demo:{0}")]
    [TestCase("authorization", "Bearer s3cr3t-value", "Bearer {0}")]
    [TestCase("Authorization", "s3cr3t-value", "{0}")]
    [TestCase("Authorization", "Digest s3cr3t-value", "Digest {0}")]
    [TestCase("Proxy-Authorization", "basic ZGVtbzpzM2NyM3QtdmFsdWU=", "basic demo:{0}")]
    [TestCase("Cookie", "sid=s3cr3t-value; theme=s3cr3t-value", "sid={0}; theme={0}")]
    [TestCase("Set-Cookie", "sid=s3cr3t-value; Path=/; HttpOnly", "sid={0}; Path=/; HttpOnly")]
    [TestCase("X-Api-Key", "s3cr3t-value", "{0}")]
    [TestCase("Referer", "https://chat.test/?token=s3cr3t-value&a=1", "https://chat.test/?token={0}&a=1")]
    [TestCase("Accept", "application/json", "application/json")]
    [TestCase("Authorization", "", "")]
    public void A_header_shows_who_but_not_the_secret(string name, string value, string shown) =>
        Assert.That(Masking.Header(name, value), Is.EqualTo(string.Format(null, shown, Mask)));

    [Test]
    public void Basic_that_is_no_base64_is_masked_as_a_whole() =>
        Assert.That(Masking.Header("Authorization", "Basic demo:pass"), Is.EqualTo("Basic " + Masking.Secret("demo:pass")));

    [TestCase("?token=s3cr3t-value&page=2", "?token={0}&page=2")]
    [TestCase("?a=1&Access_Token=s3cr3t%2Dvalue", "?a=1&Access_Token={0}")]
    [TestCase("?%74oken=s3cr3t-value", "?%74oken={0}")]
    [TestCase("?token=&token", "?token=&token")]
    [TestCase("", "")]
    public void A_query_keeps_all_that_is_no_secret(string query, string shown) =>
        Assert.That(Masking.Query(query), Is.EqualTo(string.Format(null, shown, Mask)));

    [Test]
    public void A_token_of_ours_is_known_by_its_shape_whatever_it_is_called([Values(1, 2)] int kind, [Values("d", "default", "0123456789012345678901234567890123456789012345678901234567891234")] string world)
    {
        byte[] bytes = [(byte)kind, .. new byte[24], (byte)world.Length, .. Encoding.ASCII.GetBytes(world), .. new byte[16]];
        var token = System.Buffers.Text.Base64Url.EncodeToString(bytes);
        var jwt = "eyJhbGciOiJIUzUxMiJ9.eyJ0IjoxfQ.abcdefghijklmnopqrstuvwxyz";
        foreach (var text in (string[])["/{0}", "{0}", "{0} and {0}", "<a href=\"?x={0}\">"])
        {
            Assert.That(Masking.Header("X", text.Replace("{0}", token)), Is.EqualTo(text.Replace("{0}", Masking.Secret(token))));
            Assert.That(Masking.Line(text.Replace("{0}", jwt)), Is.EqualTo(text.Replace("{0}", Masking.Secret(jwt))));
        }

        Assert.That(Masking.Query($"?q={token}"), Is.EqualTo($"?q={Masking.Secret(token)}"));
        var longer = token[..^1] + "AAAA" + token[^1];
        Assert.That(Masking.Line(longer), Is.EqualTo(longer), "it has the shape of none");
    }

    [TestCase("X-Auth-Token")]
    [TestCase("x-csrf-token")]
    [TestCase("X-Amz-Security-Token")]
    [TestCase("Api-Key")]
    [TestCase("X-Client-Secret")]
    public void A_header_whose_name_ends_like_a_secrets_is_one(string name)
    {
        Assert.That(Masking.Header(name, "s3cr3t-value"), Is.EqualTo(Mask));
        Assert.That(Masking.Header("Idempotency-Key", "s3cr3t-value"), Is.EqualTo("s3cr3t-value"), "by which calls are told apart");
    }

    [TestCase("""{ "user": "ada", "Password" : "s3cr3t-value" }""", """{ "user": "ada", "Password" : "{0}" }""")]
    [TestCase("""[{"a":{"p\u0061ssword":"s3cr3t\u002dvalue","b":1.50}},"token"]""", """[{"a":{"p\u0061ssword":"{0}","b":1.50}},"token"]""")]
    [TestCase("""{"token":["s3cr3t-value",{"x":"s3cr3t-value"}],"y":"z"}""", """{"token":["{0}",{"x":"{0}"}],"y":"z"}""")]
    [TestCase("""{"token":null,"secret":true,"api_key":""}""", """{"token":null,"secret":true,"api_key":"***e3b0c442"}""")]
    [TestCase("""{"\ud800":"\ud800","note":"token"}""", """{"\ud800":"\ud800","note":"token"}""")]
    [TestCase("""{"url":"https://chat.algoreg.com/?token=s3cr3t-value","é":"\u00e9"}""", """{"url":"https://chat.algoreg.com/?token={0}","é":"\u00e9"}""")]
    public void Json_keeps_its_bytes_but_for_secrets(string json, string shown)
    {
        var masked = Masking.Body(Encoding.UTF8.GetBytes(json));
        Assert.That((masked.Kind, Encoding.UTF8.GetString(masked.Bytes.Span)), Is.EqualTo((BodyKind.Json, shown.Replace("{0}", Mask))));
    }

    [TestCaseSource(typeof(Masking), nameof(Masking.SecretNames))]
    public void A_name_of_a_secret_is_known_wherever_it_stands(string name)
    {
        var mask = Masking.Secret("s3cr3t-value");
        string[] bodies = [$$"""{"{{name}}":"s3cr3t-value"}""", $$"""{"{{name}}":"s3cr3t-value", """, $"a=1&{name}=s3cr3t-value"];
        Assert.That(
            bodies.Select(body => Encoding.UTF8.GetString(Masking.Body(Encoding.UTF8.GetBytes(body)).Bytes.Span)),
            Is.EqualTo(bodies.Select(body => body.Replace("s3cr3t-value", mask))));
        Assert.That(Masking.Query($"?{name}=s3cr3t-value"), Is.EqualTo($"?{name}={mask}"));
    }

    [TestCase("user=ada&password=s3cr3t-value&x=1", "user=ada&password={0}&x=1")]
    [TestCase("password=s3cr3t-value", "password={0}")]
    [TestCase("""{"user":"ada","password" : "s3cr3t-value", """, """{"user":"ada","password" : "{0}", """)]
    [TestCase("""{"TOKEN":"s3cr3t-value""", """{"TOKEN":"{0}""")]
    [TestCase("Authorization: Bearer s3cr3t-value\r\n", "Authorization: Bearer {0}\r\n")]
    [TestCase("user: ada\npassword: s3cr3t-value\n", "user: ada\npassword: {0}\n")]
    [TestCase("<a:login><user>ada</user><a:password kind=\"x\">s3cr3t-value</a:password></a:login>", "<a:login><user>ada</user><a:password kind=\"x\">{0}</a:password></a:login>")]
    [TestCase("--b\r\nContent-Disposition: form-data; name=\"password\"\r\nContent-Type: text/plain\r\n\r\ns3cr3t-value\r\n--b--", "--b\r\nContent-Disposition: form-data; name=\"password\"\r\nContent-Type: text/plain\r\n\r\n{0}\r\n--b--")]
    [TestCase("a wrong password: it is too short", "a wrong password: it is too short")]
    [TestCase("the tokens=3 of a password are nothing", "the tokens=3 of a password are nothing")]
    public void Text_is_searched_for_what_looks_like_a_secret(string text, string shown)
    {
        var masked = Masking.Body(Encoding.UTF8.GetBytes(text));
        Assert.That((masked.Kind, Encoding.UTF8.GetString(masked.Bytes.Span)), Is.EqualTo((BodyKind.Text, shown.Replace("{0}", Mask))));
    }

    [Test]
    public void Bytes_that_are_no_text_are_searched_too_and_stay_otherwise()
    {
        var masked = Masking.Body([0xFF, 0xFE, .. "&password=s3cr3t-value&"u8, 0xE9]);
        Assert.That(masked.Kind, Is.EqualTo(BodyKind.Binary));
        Assert.That(masked.Bytes.ToArray(), Is.EqualTo((byte[])[0xFF, 0xFE, .. Encoding.ASCII.GetBytes($"&password={Mask}&"), 0xE9]));
    }

    [Test]
    public void Json_that_is_nested_too_deep_is_shown_as_text()
    {
        var deep = new string('[', 60) + """{"password":"s3cr3t-value"}""" + new string(']', 60);
        var masked = Masking.Body(Encoding.UTF8.GetBytes(deep));
        Assert.That(masked.Kind, Is.EqualTo(BodyKind.Text));
        Assert.That(Encoding.UTF8.GetString(masked.Bytes.Span), Does.Contain(Mask).And.Not.Contain("s3cr3t"));
    }

    [Test]
    public void A_large_text_of_quotation_marks_is_masked_in_good_time() =>
        Assert.That(
            Masking.Body(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\"token\":\"\\", 6_000)))).Kind,
            Is.EqualTo(BodyKind.Text));

    [Test]
    public void What_is_masked_as_JSON_is_JSON()
    {
        var masked = Masking.Body("""{"token":123,"password":"a\"b"}"""u8);
        Assert.That(() => JsonElement.Parse(masked.Bytes.Span), Throws.Nothing);
    }
}
