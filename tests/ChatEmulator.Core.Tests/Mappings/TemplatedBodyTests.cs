using System.Text;
using ChatEmulator.Core.Tests.Mappings.Files;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;

namespace ChatEmulator.Core.Tests.Mappings;

/// <summary>What of an answer is a template, and what is answered as it was written.</summary>
public sealed class TemplatedBodyTests
{
    private static readonly byte[] Picture = [0x89, 0xFF, 0xFE, (byte)'{', (byte)'{'];

    [Test]
    public void Bytes_are_answered_as_they_are() => Assert.That(Bytes($"\"base64Body\":\"{Convert.ToBase64String(Picture)}\""), Is.EqualTo(Picture));

    [Test]
    public void Bytes_that_could_be_a_template_are_none_as_in_WireMock() => Assert.That(Bytes($"\"base64Body\":\"{Convert.ToBase64String("{{a}}"u8)}\""), Is.EqualTo("{{a}}"u8.ToArray()));

    [Test]
    public void A_file_that_is_no_text_is_answered_as_it_is() => Assert.That(File(Picture), Is.EqualTo(Picture));

    [Test]
    public void A_file_that_is_a_text_is_a_template() => Assert.That(File("{{a}}"u8.ToArray()), Is.EqualTo("filled in"u8.ToArray()));

    [TestCase("\"body\":\"é {{a}}\"", "filled in")]
    [TestCase("\"jsonBody\":{\"a\":\"{{a}}\"}", "filled in")]
    [TestCase("\"body\":\"é\"", "é")]
    [TestCase("\"body\":\"\"", "")]
    public void A_text_is_a_template_where_it_has_braces(string body, string told) => Assert.That(Encoding.UTF8.GetString(Bytes(body)), Is.EqualTo(told));

    private static byte[] File(byte[] bytes)
    {
        using var files = new MappingFiles();
        return Bytes("\"bodyFileName\":\"it\"", new BodyFiles(files.With("it", bytes).Path));
    }

    private static byte[] Bytes(string body, BodyFiles? files = null)
    {
        using var emulation = Emulation.Of();
        using var document = JsonText.Parse(Encoding.UTF8.GetBytes($$$"""{"response":{"transformers":["response-template"],{{{body}}}}}"""));
        var faults = new List<Fault>();
        var mapping = new MappingReader(_ => _ => "filled in").Read(document.RootElement, Stubs.Id(1), () => Stubs.Id(2), faults, files);
        Assert.That(faults, Is.Empty);
        Stubs.Director(emulation).Change(_ => new PutMappings([mapping!]));
        return emulation.Call("GET", "/a").Outcome.Script.Reply.Body.ToArray();
    }
}
