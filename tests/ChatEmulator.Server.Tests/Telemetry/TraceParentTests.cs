using ChatEmulator.Host.Telemetry;

namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>What of W3C's Trace Context is read, and what is as if nothing had been sent.</summary>
public sealed class TraceParentTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Span = "b7ad6b7169203331";

    [TestCase($"00-{Trace}-{Span}-01", true)]
    [TestCase($"00-{Trace}-{Span}-00", false)]
    [TestCase($"00-{Trace}-{Span}-03", true)]
    [TestCase($" 00-{Trace}-{Span}-01 ", true)]
    [TestCase($"01-{Trace}-{Span}-01", true)]
    [TestCase($"cc-{Trace}-{Span}-01-what-the-future-will-be-like", true)]
    public void A_place_in_a_trace_is_read(string header, bool isSampled)
    {
        Assert.That(TraceParent.TryRead(header, out var parent), Is.True);
        Assert.That($"{parent.TraceHigh:x16}{parent.TraceLow:x16}-{parent.Span:x16}", Is.EqualTo($"{Trace}-{Span}"));
        Assert.That(parent.IsSampled, Is.EqualTo(isSampled));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("00")]
    [TestCase($"00-{Trace}-{Span}")]
    [TestCase($"00-{Trace}-{Span}-1")]
    [TestCase($"00-{Trace}-{Span}-01-")]
    [TestCase($"00-{Trace}-{Span}-01-more")]
    [TestCase($"01-{Trace}-{Span}-01.more")]
    [TestCase($"ff-{Trace}-{Span}-01")]
    [TestCase($"00-00000000000000000000000000000000-{Span}-01")]
    [TestCase($"00-{Trace}-0000000000000000-01")]
    [TestCase("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    [TestCase("00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01")]
    [TestCase("00-0af7651916cd43dd8448eb211c80319-cb7ad6b7169203331-01")]
    [TestCase($"0-0{Trace}-{Span}-01")]
    [TestCase($"00_{Trace}_{Span}_01")]
    [TestCase($"00-{Trace}-{Span}-01,00-{Trace}-{Span}-01")]
    public void What_is_malformed_is_as_if_it_had_not_been_sent(string? header) => Assert.That(TraceParent.TryRead(header, out _), Is.False);
}
