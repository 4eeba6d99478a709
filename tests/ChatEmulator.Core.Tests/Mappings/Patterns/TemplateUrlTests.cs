using System.Text;
using System.Text.RegularExpressions;
using ChatEmulator.Exchanges;
using ChatEmulator.Fuzzing;
using ChatEmulator.Mappings.Patterns;

namespace ChatEmulator.Core.Tests.Mappings.Patterns;

/// <summary>Templates of paths: what fits them, and what their names stand for.</summary>
public sealed class TemplateUrlTests
{
    [TestCase("/a/{b}", "/a/x", "b=x")]
    [TestCase("/a/{b}/{c}", "/a/x/y.z", "b=x c=y.z")]
    [TestCase("/{a}-{b}", "/x-y-z", "a=x-y b=z")]
    [TestCase("/{a}{b}", "/xyz", "a=xy b=z")]
    [TestCase("/**/b/**", "/a/b/b/c", "0=a 1=b/c")]
    [TestCase("/**", "/", "0=")]
    [TestCase("{a}", "x", "a=x")]
    [TestCase("/a", "/a", "")]
    [TestCase("", "", "")]
    public void Names_stand_for_as_much_as_can_be_and_what_is_wild_for_as_little(string template, string path, string named) => Assert.That(Named(template, path), Is.EqualTo(named));

    [TestCase("/a/{b}", "/a/")]
    [TestCase("/a/{b}", "/a/x/y")]
    [TestCase("/a/{b}", "/b/x")]
    [TestCase("/{a}{b}", "/x")]
    [TestCase("/{a}b", "/b")]
    [TestCase("/a/**/b", "/a/b")]
    public void What_does_not_fit_has_no_names(string template, string path) => Assert.That(Named(template, path), Is.Null);

    [TestCase(3_000)]
    [TestCase(100_000, Category = "Long")]
    public Task A_template_takes_what_the_same_regular_expression_takes(int cases) => Fuzz.Try(
        cases,
        chance => (Template: Random(chance, ["{a}", "{b}", "**", "/", "x", "y", "xy"]), Path: Random(chance, ["/", "x", "y", "xy", "z"])),
        one =>
        {
            var expression = new Regex(@"\A" + Regex.Escape(one.Template).Replace(@"\*\*", "(.*?)", StringComparison.Ordinal).Replace(@"\{a}", "([^/]+)", StringComparison.Ordinal).Replace(@"\{b}", "([^/]+)", StringComparison.Ordinal) + @"\z", RegexOptions.NonBacktracking);
            var match = expression.Match(one.Path);
            var values = new TemplateUrl(one.Template).Named(Asked(one.Path))?.Select(each => each.Value);
            Assert.That(values, match.Success ? Is.EqualTo(match.Groups.Values.Skip(1).Select(group => group.Value)) : Is.Null);
            return Task.CompletedTask;
        });

    [Test]
    public void Hundreds_of_names_and_a_path_as_long_as_can_be_cost_their_product()
    {
        var asked = Asked("/" + new string('x', 7_000) + "z1");
        var templates = Enumerable.Range(0, 6).Select(n => new TemplateUrl("/" + string.Concat(Enumerable.Repeat("{a}", 300)) + $"z{n}")).ToArray();
        Assert.That(templates.Select(template => template.Matches(asked)), Is.EqualTo([false, true, false, false, false, false]));
        Assert.That(asked.Patience.Doubts, Is.Zero);
    }

    [Test]
    public void Ten_thousand_of_them_are_given_up()
    {
        var (asked, template) = (Asked("/" + new string('x', 7_000)), new TemplateUrl("/" + string.Concat(Enumerable.Repeat("{a}", 300))));
        Assert.That(Enumerable.Range(0, 10_000).Count(_ => template.Matches(asked)), Is.LessThan(100));
        Assert.That(asked.Patience.IsOver, Is.True);
    }

    private static Asked Asked(string path) => new(new Exchange("GET", path, "", [], Encoding.UTF8.GetBytes("")));

    private static string? Named(string template, string path) =>
        new TemplateUrl(template).Named(Asked(path)) is { } named ? string.Join(' ', named.Select(each => $"{each.Name}={each.Value}")) : null;

    private static string Random(Random chance, string[] words) => string.Concat(Enumerable.Range(0, chance.Next(7)).Select(_ => chance.Of(words)));
}
