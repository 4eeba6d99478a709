using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Journals;

[Parallelizable(ParallelScope.All)]
public sealed class ShorteningTests
{
    [Test]
    public void A_body_of_64_kB_is_whole()
    {
        var body = new byte[65_536];
        Assert.That(Shortening.Of(body), Is.EqualTo(new Kept(body, 65_536, null)));
    }

    [Test]
    public void A_long_text_is_shortened_and_the_other_fields_stay()
    {
        var body = Json($$"""{ "to": "ada", "attachment": { "content": "{{new string('A', 14_000_000)}}" }, "last": [1] }""");
        var kept = Shortening.Of(body);
        using var document = JsonDocument.Parse(kept.Bytes);
        Assert.That((kept.Size, kept.Cut), Is.EqualTo(((long)body.Length, "shortened")));
        Assert.That(document.RootElement.GetProperty("to").GetString(), Is.EqualTo("ada"));
        Assert.That(document.RootElement.GetProperty("last").GetArrayLength(), Is.EqualTo(1));
        Assert.That(
            document.RootElement.GetProperty("attachment").GetProperty("content").GetString(),
            Is.EqualTo(new string('A', 256) + "… (13,999,744 more)"));
    }

    [TestCase("é")]
    [TestCase("😀")]
    [TestCase("\\n")]
    [TestCase("\\ud83d\\ude00")]
    [TestCase("\\u00e9")]
    [TestCase("\\\"")]
    public void A_text_is_cut_between_code_points_and_escapes_are_not_torn(string character)
    {
        var body = Json("[\"" + string.Concat(Enumerable.Repeat(character, 70_000)) + "\"]");
        using var document = JsonDocument.Parse(Shortening.Of(body).Bytes);
        using var one = JsonDocument.Parse($"\"{character}\"");
        var expected = string.Concat(Enumerable.Repeat(one.RootElement.GetString(), 256)) + "… (69,744 more)";
        Assert.That(document.RootElement[0].GetString(), Is.EqualTo(expected));
    }

    [Test]
    public void What_is_still_too_long_or_no_JSON_keeps_its_beginning()
    {
        var many = Json("[" + string.Join(',', Enumerable.Repeat("\"short\"", 20_000)) + "]");
        var torn = Json("{\"a\":\"" + new string('x', 70_000));
        foreach (var body in new[] { many, torn, new byte[70_000] })
        {
            Assert.That(Shortening.Of(body), Is.EqualTo(new Kept(Shortening.Of(body).Bytes, body.Length, "cut")));
            Assert.That(Shortening.Of(body).Bytes.ToArray(), Is.EqualTo(body[..65_536]));
        }
    }

    [Test]
    public void A_body_that_was_not_read_to_its_end_says_so_even_when_it_is_small()
    {
        var exchange = new Exchange("POST", "/", "", [], new byte[10], bodyTooLarge: true);
        Assert.That(Shortening.Of(exchange).Cut, Is.EqualTo("cut"));
    }

    [Test]
    public void A_journal_keeps_what_was_shortened_before_and_shortens_what_was_not()
    {
        var journal = new Journal(new JournalLimits());
        var body = Json("[\"" + new string('x', 70_000) + "\"]");
        var entry = Entries.Small() with { Exchange = new Exchange("POST", "/", "", [], body) };
        journal.Open(entry);
        journal.Open(entry with { Body = new Kept("[]"u8.ToArray(), 5, "shortened") });
        var calls = journal.Calls();
        Assert.That((calls[0].Body.Cut, calls[0].Body.Size, calls[0].Body.Text()), Is.EqualTo(("shortened", 70_004L, Shortening.Of(body).Text())));
        Assert.That((calls[1].Body.Cut, calls[1].Body.Size, calls[1].Body.Text()), Is.EqualTo(("shortened", 5L, "[]")));
    }

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);
}
