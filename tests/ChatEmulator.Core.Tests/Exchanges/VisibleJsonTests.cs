#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class VisibleJsonTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCase("\"\u009b31m\u0085\u007f\"", "\"\\u009b31m\\u0085\\u007f\"")]
    [TestCase("[\"\u202eevil\u2066\u200f\u061c\ufeff\",1]", "[\"\\u202eevil\\u2066\\u200f\\u061c\\ufeff\",1]")]
    [TestCase("\"\u2028\u2029\"", "\"\\u2028\\u2029\"")]
    [TestCase("\"\U000e0041\"", "\"\\udb40\\udc41\"")]
    [TestCase("{\"ä\":\"日本 \U0001f600 é\"}", "{\"ä\":\"日本 \U0001f600 é\"}")]
    [TestCase("{\"a\" :\t1.50}\n", "{\"a\" :\t1.50}\n")]
    public void What_a_terminal_would_obey_becomes_an_escape_and_all_else_stays(string json, string shown) =>
        Assert.That(Encoding.UTF8.GetString(VisibleJson.Of(Encoding.UTF8.GetBytes(json)).Span), Is.EqualTo(shown));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool It_is_read_as_the_same(string? text)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(text, Relaxed);
        return JsonElement.DeepEquals(JsonElement.Parse(json), JsonElement.Parse(VisibleJson.Of(json).Span));
    }

    [Test]
    public void Bytes_that_are_no_text_are_left_as_they_are() =>
        Assert.That(VisibleJson.Of(new byte[] { 0x22, 0xff, 0xc2, 0x22 }).ToArray(), Is.EqualTo(new byte[] { 0x22, 0xff, 0xc2, 0x22 }));
}
