using ChatEmulator.Scenarios;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>One file that starts from another: <c>extends</c>.</summary>
public sealed class ExtendsTests : IDisposable
{
    private const string Base = """
        scenario: base
        about: What all have in common.
        seed: 7
        profile: { post: { created: 201, strict: true } }
        accounts: { post: [{ user: ada, secret: x }], bank: [{ iban: DE2 }] }
        rules:
          - { name: down, calls: post.send_letter, times: 2, answer: { error: service_unavailable } }
          - { name: slow, calls: "*", delivery: { delay: 1s } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("extends-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_childs_rules_come_first_and_its_other_keys_win()
    {
        Write("base.yaml", Base);
        var child = Child("""
            scenario: child
            extends: base.yaml
            profile: { post: { created: 200 } }
            accounts: { post: [{ user: bob, secret: y }] }
            rules:
              - { name: refused, calls: post.send_letter, times: 1, answer: { error: rate_limited } }
            """);
        Assert.That(child.Rules.Select(rule => rule.Name), Is.EqualTo(new[] { "refused", "down", "slow" }));
        Assert.That((child.Name, child.About, child.Seed), Is.EqualTo(("child", (string?)null, 7L)), "a name and what it is for are of the file alone");
        Assert.That((child.Profiles["post"].Number("created"), child.Profiles["post"].Shown("strict")), Is.EqualTo((200L, "True")), "each key of a profile");
        Assert.That(child.Accounts["post"].Select(account => account.Text("user")), Is.EqualTo(new[] { "bob" }), "each provider of the accounts");
        Assert.That(child.Accounts["bank"].Select(account => account.Text("iban")), Is.EqualTo(new[] { "DE2" }));
    }

    [Test]
    public void A_rule_may_decide_every_call_that_a_rule_of_the_extended_file_would_have_decided()
    {
        Write("base.yaml", Base);
        var child = Child("scenario: child\nextends: base.yaml\nrules: [{ name: mine, calls: \"*\", delivery: { delay: 9s } }]");
        Assert.That(child.Decide(Fake.Call(), new Counters()).Rule, Is.EqualTo("mine"));
    }

    [Test]
    public void Files_in_a_row_extend_one_another()
    {
        Write("base/common.yaml", Base);
        Write("base/middle.yaml", "scenario: middle\nextends: common.yaml\nseed: 8");
        var child = Child("scenario: child\nextends: base/middle.yaml");
        Assert.That((child.Seed, child.Rules.Count), Is.EqualTo((8L, 2)));
        Assert.That(child.Extended.Select(file => Path.GetFileName(file)), Is.EqualTo(new[] { "middle.yaml", "common.yaml" }));
    }

    [Test]
    public void What_is_put_together_reads_as_one_text_without_any_file()
    {
        Write("base.yaml", Base);
        var child = Child("scenario: child\nextends: base.yaml\nabout: \"a: \\\"b\\\" \\u00e9 \\U0001F600 # no comment\"\nrules: [{ name: \"60\", calls: post.*, when: { body.to: \"60\", body.weight: 60 }, answer: { status: 500, json: { a: [], b: {}, c: ~, d: \"~\" } } }]");
        var again = Fake.Load(child.Text!);
        Assert.That((again.Name, again.About, again.Seed, again.Extended.Count), Is.EqualTo((child.Name, "a: \"b\" é 😀 # no comment", 7L, 0)));
        Assert.That(again.Rules.Select(rule => rule.Name), Is.EqualTo(child.Rules.Select(rule => rule.Name)));
        Assert.That(again.Decide(Fake.Call("""{"to":"60","weight":60}"""), new Counters()).Rule, Is.EqualTo("60"));
        Assert.That(((WrittenAnswer)again.Rules[0].Plan.Answer!).Reply.Body.ToArray(), Is.EqualTo(((WrittenAnswer)child.Rules[0].Plan.Answer!).Reply.Body.ToArray()));
    }

    [Test]
    public void A_text_of_several_lines_stays_one_when_files_are_put_together()
    {
        Write("base.yaml", Base);
        var child = Child("scenario: child\nextends: base.yaml\nabout: one line\n  goes on\n\n  and then another");
        Assert.That(Fake.Load(child.Text!).About, Is.EqualTo(child.About).And.EqualTo("one line goes on\nand then another"));
    }

    [Test]
    public void What_is_wrong_is_told_of_the_file_in_which_it_stands_and_once()
    {
        Write("base.yaml", "scenario: base\nrules:\n  - { name: a, calls: post.*, times: 0, effect: none }\n");
        Write("child.yaml", "scenario: child\nextends: base.yaml\n");
        var told = Fake.Loader.LoadPaths([_folder]).Problems.Select(problem => $"{Path.GetFileName(problem.File)}:{problem.Line}:{problem.Column} {problem.SourceLine?.Trim()}");
        Assert.That(told, Is.EqualTo(new[] { "base.yaml:3:38 - { name: a, calls: post.*, times: 0, effect: none }" }));
    }

    [Test]
    public void A_name_that_both_files_use_is_a_problem_that_names_the_other_file()
    {
        Write("base.yaml", Base);
        Assert.That(Wrong("scenario: child\nextends: base.yaml\nrules: [{ name: down, calls: post.*, times: 1, effect: none }]"),
            Does.Match("There is already a rule named `down` on line 3 of .*child.yaml. .*: a scenario cannot replace a rule of the file that it extends, but its own rules come first."));
    }

    [TestCase("bsae.yaml", "`bsae.yaml` cannot be extended. There is no such file. Did you mean `base.yaml`?")]
    [TestCase("../outside.yaml", "`../outside.yaml` cannot be extended. The file is outside of the folder of this one. Put it beside this one, or into a folder there.")]
    [TestCase("/etc/passwd", "`/etc/passwd` cannot be extended. The file is outside of the folder of this one. Put it beside this one, or into a folder there.")]
    [TestCase("child.yaml", "`child.yaml` cannot be extended. The files would extend one another in a circle.")]
    [TestCase("[base.yaml]", "`extends` takes the name of a file, such as `base.yaml`, but this is a list.")]
    public void A_file_that_cannot_be_extended_is_told_with_its_reason(string named, string told)
    {
        Write("base.yaml", Base);
        Assert.That(Wrong($"scenario: child\nextends: {named}"), Is.EqualTo(told));
    }

    [Test]
    public void Files_that_extend_one_another_in_a_circle_are_a_problem()
    {
        Write("base.yaml", "scenario: base\nextends: child.yaml");
        Assert.That(Wrong("scenario: child\nextends: base.yaml"), Does.EndWith("The files would extend one another in a circle."));
    }

    [Test]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        var elsewhere = Directory.CreateTempSubdirectory("elsewhere-");
        File.WriteAllText(Path.Combine(elsewhere.FullName, "base.yaml"), Base);
        File.CreateSymbolicLink(Path.Combine(_folder, "link.yaml"), Path.Combine(elsewhere.FullName, "base.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "folder"), elsewhere.FullName);
        Assert.That(Wrong("scenario: child\nextends: link.yaml"), Does.Contain("link to a file outside"));
        Assert.That(Wrong("scenario: child\nextends: folder/base.yaml"), Does.Contain("leads through a link"));
        elsewhere.Delete(recursive: true);
    }

    [Test]
    public void Whoever_looks_for_changes_sees_those_of_extended_files_too()
    {
        Write("base/common.yaml", Base);
        var child = Write("child.yaml", "scenario: child\nextends: base/common.yaml");
        var before = Loader.Print([child]);
        Assert.That(Loader.Print([child]), Is.EqualTo(before));
        Write("base/common.yaml", Base.Replace("seed: 7", "seed: 8", StringComparison.Ordinal));
        var after = Loader.Print([child]);
        File.Delete(Path.Combine(_folder, "base", "common.yaml"));
        Assert.That(new[] { before, after, Loader.Print([child]) }, Is.Unique);
    }

    [Test]
    public void A_text_that_came_from_no_file_can_extend_none() => Assert.That(
        Fake.Loader.LoadText("scenario: child\nextends: base.yaml").Problems.Single().Text,
        Is.EqualTo("`extends` names a file, and this YAML did not come from one. Write out what it would take from there."));

    [Test]
    public void An_extended_file_that_is_no_yaml_is_told_as_such()
    {
        Write("base.yaml", "scenario: [");
        Assert.That(Fake.Loader.LoadPaths([Write("child.yaml", "scenario: child\nextends: base.yaml")]).Problems.Single().File, Does.EndWith("base.yaml"));
        Write("base.yaml", "- a list");
        Assert.That(Wrong("scenario: child\nextends: base.yaml"), Does.EndWith("base.yaml is no scenario: it holds a list."));
    }

    private Scenario Child(string yaml)
    {
        var loaded = Fake.Loader.LoadPaths([Write("child.yaml", yaml)]);
        Assert.That(Problems.Render(loaded.Problems, ProblemFormat.Text), Is.Empty);
        return loaded.Scenarios.Single();
    }

    private string Wrong(string yaml) => Fake.Loader.LoadPaths([Write("child.yaml", yaml)]).Problems.Single().Text;

    private string Write(string name, string yaml)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, yaml);
        return path;
    }
}
