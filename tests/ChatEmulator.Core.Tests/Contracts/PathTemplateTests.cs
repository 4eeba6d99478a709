using ChatEmulator.Contracts;

namespace ChatEmulator.Core.Tests.Contracts;

public sealed class PathTemplateTests
{
    [TestCase("/thread/t-1/messages", "t-1")]
    [TestCase("/thread/a%2Fb/messages", "a/b")]
    [TestCase("/thread/%C3%A9%20x/messages", "é x")]
    [TestCase("/thread//messages", null)]
    [TestCase("/thread/a/b/messages", null)]
    [TestCase("/thread/a", null)]
    [TestCase("/thread/messages", null)]
    [TestCase("/Thread/a/messages", null)]
    public void A_name_in_braces_stands_for_one_segment(string path, string? value)
    {
        var template = new PathTemplate("/thread/{id}/messages");
        Assert.That(template.Matches(path) ? template.Value(path) : null, Is.EqualTo(value));
    }

    [Test]
    public void A_plain_path_has_no_parameter() =>
        Assert.That((new PathTemplate("/a").Parameter, new PathTemplate("/a").Matches("/a"), new PathTemplate("/a").Matches("/ab")), Is.EqualTo(((string?)null, true, false)));
}
