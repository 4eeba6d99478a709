using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Exchanges;

public sealed class VisibleTests
{
    [TestCase("plain ~text", "plain ~text")]
    [TestCase("žluťoučký 你好 😀", "žluťoučký 你好 😀")]
    [TestCase("a\r\nb\tc", "a\\u000d\\u000ab\\u0009c")]
    [TestCase("\u001b[2J\u007f\u0007", "\\u001b[2J\\u007f\\u0007")]
    [TestCase("\u009b31m\u0085", "\\u009b31m\\u0085")]
    [TestCase("\u202eevil\u2066\u200f\u061c", "\\u202eevil\\u2066\\u200f\\u061c")]
    [TestCase("\u2028\u2029\ufeff", "\\u2028\\u2029\\ufeff")]
    [TestCase("\U000E0041hidden", "\\udb40\\udc41hidden")]
    [TestCase("\ud800a\udc00", "\\ud800a\\udc00")]
    [TestCase("", "")]
    public void Nothing_is_left_that_a_terminal_obeys_or_hides(string text, string shown) => Assert.That(Visible.Of(text), Is.EqualTo(shown));

    [TestCase("abcd", 4, "abcd")]
    [TestCase("abcde", 4, "abcd…")]
    [TestCase("abc😀e", 4, "abc…")]
    [TestCase("ab\u001bde", 4, "ab\\u001bd…")]
    [TestCase("", 0, "")]
    [TestCase("a", 0, "…")]
    public void A_long_text_is_shortened_between_its_letters(string text, int most, string shown) => Assert.That(Visible.Of(text, most), Is.EqualTo(shown));
}
