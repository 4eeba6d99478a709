using ChatEmulator.Fuzzing;
using ChatEmulator.Scenarios.Templates;

namespace ChatEmulator.Server.Tests.Templating;

/// <summary>What templates may and may not, and that whatever they do ends.</summary>
public sealed class TemplatesTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{else}}", "~", "(", ")", "'", "\"", "\\", "=", " ", "\n", ".", "[", "]", "@index", "this", "..", "|", " as |x|", "1", "-2.5", "true", "é",
        "each", "if", "with", "request", "request.query.y", "{{#each (range 1 9)}}", "{{/each}}", "{{#if true}}", "{{/if}}", "trim", "jsonPath", "math", "now", "array", "{{val 'a' assign='v'}}", "{{v}}",
        "{{#assign 'v'}}", "{{/assign}}", "randomValue", "length=", "{{!", "--}}", "{{>", "regexExtract 'aab' '(a*)*b['", "parseJson '{'", "substring 'abc' 5", "size nope",
    ];

    [TestCase("{{nope 'x'}}", "no helper nope")]
    [TestCase("a\n {{Trim 'x'}}", "2:3: there is no helper Trim; did you mean trim?")]
    [TestCase("{{trim (nope 'x')}}", "no helper nope")]
    [TestCase("{{#nope 'x'}}{{/nope}}", "no helper nope")]
    [TestCase("{{> part}}", "partials are not to be had here")]
    [TestCase("{{#> part}}{{/part}}", "partials are not to be had here")]
    [TestCase("{{* part}}", "decorators are not to be had here")]
    [TestCase("{{#*inline 'a'}}x{{/inline}}", "decorators are not to be had here")]
    [TestCase("{{{{raw}}}}x{{{{/raw}}}}", "raw blocks")]
    [TestCase("{{=<% %>=}}", "other braces")]
    [TestCase("{{systemValue key='PATH'}}", "systemValue would tell of the machine")]
    [TestCase("{{hostname}}", "hostname would tell of the machine")]
    [TestCase("{{xPath request.body '/a'}}", "xPath works on XML")]
    [TestCase("{{jsonRemove '{}' '$.a'}}", "jsonRemove is not to be had here")]
    [TestCase("{{request.clientIp}}", "request.clientIp is not to be had here")]
    [TestCase("{{#if true}}x", "the block has no end, /if")]
    [TestCase("{{#if true}}x{{/unless}}", "/unless should be /if")]
    [TestCase("{{trim 'x}}", "the text has no end")]
    [TestCase("{{trim (lower 'x'}}", "a ) is missing")]
    public void What_cannot_be_done_is_told_when_the_mapping_is_made(string template, string why) =>
        Assert.That(() => Asking.Templates.Make(template), Throws.InstanceOf<FormatException>().With.Message.Contains(why));

    [TestCase("{{#each (range 1 99000)}}{{#each (range 1 900)}}{{/each}}{{/each}}")]
    [TestCase("{{#assign 'v'}}{{randomValue length=10000}}{{/assign}}{{#each (range 1 9000)}}{{v}}{{/each}}")]
    [TestCase("{{randomValue length=999999999}}")]
    [TestCase("{{center 'a' size=999999999}}")]
    [TestCase("{{val (array 1) assign='v'}}{{#each (range 1 200)}}{{val (array v v) assign='v'}}{{/each}}{{v}}")]
    [TestCase("{{val 'a' assign='v'}}{{#each (range 1 9000)}}{{val (array v) assign='v'}}{{/each}}{{v}}{{toJson v}}")]
    [TestCase("{{#assign 'v'}}aaaa{{/assign}}{{#each (range 1 99)}}{{#assign 'v'}}{{v}}{{v}}{{/assign}}{{/each}}")]
    [TestCase("{{val 'aaaaaaaaaa' assign='v'}}{{#each (range 1 99)}}{{val (replace v 'a' 'aaaaaaaaaa') assign='v'}}{{/each}}")]
    [TestCase("{{range 1 1000000000}}")]
    [TestCase("{{size (range 1 100001)}}")]
    [TestCase("{{#assign 'v'}}{{randomValue length=1000000}}{{/assign}}{{#each (range 1 9000)}}{{val (upper v) assign='w'}}{{/each}}")]
    [TestCase("{{matches 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' '(?=(a+)+$)(a+)+$'}}")]
    public void A_template_that_would_never_end_ends_with_an_error(string template)
    {
        var text = Asking.Templates.Make(template);
        Assert.That(() => text(Asking.Call()), Throws.InstanceOf<OverfullException>().Or.InstanceOf<UnfilledException>());
    }

    [Test]
    public void What_is_drawn_is_drawn_by_the_call()
    {
        const string template = "{{randomValue type='UUID'}} {{randomInt}} {{randomValue length=8}} {{pickRandom 1 2 3 4 5 6 7 8 9}} {{randomDecimal lower=1 upper=2}}";
        var once = Asking.Fill(template);
        Assert.That(Asking.Fill(template), Is.EqualTo(once));
        Assert.That(Asking.Fill(template), Is.Not.EqualTo(Asking.Fill(template, print: 2)));
        Assert.That(Asking.Fill(template), Is.Not.EqualTo(Asking.Fill(template, seed: 2)));
        Assert.That(Asking.Fill("{{randomInt lower=3 upper=5}}"), Is.EqualTo("3").Or.EqualTo("4"));
        Assert.That(Asking.Fill("{{randomValue type='HEXADECIMAL' length=12 uppercase=true}}"), Does.Match("^[0-9A-F]{12}$"));
        Assert.That(Asking.Fill("{{randomValue}}"), Does.Match("^[0-9a-z]{36}$"));
    }

    [TestCase("{{now}}", "2026-11-22T04:04:48Z")]
    [TestCase("{{now offset='3 days'}}", "2026-11-25T04:04:48Z")]
    [TestCase("{{now offset='-1 hours' format='yyyy-MM-dd HH'}}", "2026-11-22 03")]
    [TestCase("{{now format='epoch'}}", "1795320288578")]
    [TestCase("{{now format='unix'}}", "1795320288")]
    [TestCase("{{now timezone='Australia/Sydney' format='yyyy-MM-dd HH:mm:ssZ'}}", "2026-11-22 15:04:48+1100")]
    [TestCase("{{request.id}}", "00000000-0000-4000-8000-000000000001")]
    public void Now_is_the_instant_of_the_call(string template, string expected) => Assert.That(Asking.Fill(template), Is.EqualTo(expected));

    [Test]
    public void Parameters_are_told_as_they_are_and_are_no_templates_themselves() =>
        Assert.That(
            Asking.Fill("{{parameters.a}}|{{parameters.b.c}}|{{parameters.l.[1]}}|{{parameters.n}}", parameters: """{"a":"{{request.method}}","b":{"c":5},"l":[1,"x"],"n":1.50}"""),
            Is.EqualTo("{{request.method}}|5|x|1.5"));

    [Test]
    public void Many_fill_the_same_template_in_at_once()
    {
        var text = Asking.Templates.Make("{{#each (range 1 50)}}{{val this assign='v'}}{{v}},{{/each}}{{jsonPath request.body '$.s'}}");
        var once = text(Asking.Call(Asking.Body));
        var all = new string[400];
        Parallel.For(0, all.Length, n => all[n] = n % 10 == 0 ? Asking.Fill("{{#each (range 1 50)}}{{this}},{{/each}}hi") : text(Asking.Call(Asking.Body)));
        Assert.That(all, Is.All.EqualTo(once));
    }

    [Test]
    public Task Whatever_is_written_is_a_template_or_told_to_be_none() => Fuzz.Try(
        600,
        chance => string.Concat(Enumerable.Range(0, chance.Next(1, 14)).Select(_ => chance.Of(Pieces))),
        template =>
        {
            try
            {
                _ = Asking.Fill(template, Asking.Body);
            }
            catch (Exception e) when (e is FormatException or UnfilledException or OverfullException)
            {
                // Said in words.
            }

            return Task.CompletedTask;
        });
}
