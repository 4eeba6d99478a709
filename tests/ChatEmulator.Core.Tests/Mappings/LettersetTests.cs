using System.Text;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Core.Tests.Mappings;

/// <summary>A body is read in the letters that its Content-Type names.</summary>
public sealed class LettersetTests
{
    [TestCase("E9", "text/plain; charset=iso-8859-1", "é")]
    [TestCase("E9", "text/plain; Charset=\"ISO-8859-1\"; a=b", "é")]
    [TestCase("C3A9", "text/plain; charset=UTF-8", "é")]
    [TestCase("C3A9", "text/plain; charset=nobody-knows", "é")]
    [TestCase("C3A9", "text/plain", "é")]
    [TestCase("C3A9", null, "é")]
    [TestCase("E9", "text/plain; charset=us-ascii", "?")]
    [TestCase("00E9", "text/plain; charset=utf-16", "é")]
    [TestCase("FFFEE900", "text/plain; charset=utf-16", "é")]
    [TestCase("FEFF00E9", "text/plain; charset=utf-16", "é")]
    [TestCase("E900", "text/plain; charset=utf-16le", "é")]
    public void Letters_are_those_of_the_charset(string bytes, string? type, string text)
    {
        var body = Convert.FromHexString(bytes);
        Assert.Multiple(() =>
        {
            Assert.That(Letterset.Text(body, type), Is.EqualTo(text));
            Assert.That(Encoding.UTF8.GetString(Letterset.Utf8(body, type).Span), Is.EqualTo(text));
        });
    }
}
