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

    [TestCase("/a/{x}/b/{y}", "/a/1/b/2%2F3", "1", "2/3")]
    [TestCase("/files/{x}/{y...}", "/files/1/2/3%20/", "1", "2/3 /")]
    [TestCase("/files/{x}/{y...}", "/files/1/", "1", "")]
    [TestCase("/files/{x}/{y...}", "/files/1", null, null)]
    [TestCase("/caf%C3%A9/{x}/{y}", "/café/1/2", "1", "2")]
    [TestCase("/café/{x}/{y}", "/caf%C3%A9/1/2", "1", "2")]
    [TestCase("/a/{x}/b/{y}", "/a/1/b/2/", null, null)]
    public void Several_names_and_the_rest_of_a_path_have_each_their_value(string text, string path, string? x, string? y)
    {
        var template = new PathTemplate(text);
        Assert.That(template.Matches(path) ? (template.Value(path, "x"), template.Value(path, "y"), template.Value(path, "z")) : default, Is.EqualTo((x, y, (string?)null)));
    }

    [TestCase("/thread/{id}", "/thread/{name}", true)]
    [TestCase("/thread/{id}", "/thread/t-1", true)]
    [TestCase("/thread/{id}", "/thread/{rest...}", false)]
    [TestCase("/thread/t-1", "/thread/{id}", false)]
    [TestCase("/tokens", "/*", false)]
    public void A_template_covers_another_when_all_its_paths_are_its_own(string text, string other, bool covers) =>
        Assert.That(new PathTemplate(text).Covers(new PathTemplate(other)), Is.EqualTo(covers));

    [Test]
    public void A_plain_path_has_no_parameter() =>
        Assert.That((new PathTemplate("/a").Parameter, new PathTemplate("/a").Matches("/a"), new PathTemplate("/a").Matches("/ab")), Is.EqualTo(((string?)null, true, false)));
}
