using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Language.Expecting;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Core.Tests.Scenarios;

/// <summary>What is expected, as it is read: field by field, for each kind.</summary>
public sealed class ExpectationTests
{
    private static readonly CatalogueOperation[] Post = [Fake.Send, Fake.Burn, Fake.Read];

    [Test]
    public void A_scenario_that_says_nothing_expects_nothing() => Assert.That(Fake.Load("scenario: quiet").Expectations, Is.Empty);

    [Test]
    public void Expectations_keep_the_order_of_the_file_their_names_and_their_lines()
    {
        var scenario = Fake.Load("""
            scenario: named
            expect:
              - { calls: post.send_letter, exactly: 3 }

              - name: nothing refused
                refused: post.*
                exactly: 0
            """);
        Assert.That(
            scenario.Expectations.Select(expected => (expected.GetType(), expected.Name, expected.Line)),
            Is.EqualTo(new[] { (typeof(ExpectedCalls), (string?)null, 3), (typeof(ExpectedRefusals), "nothing refused", 5) }));
    }

    [Test]
    public void An_expectation_knows_the_file_in_which_it_stands()
    {
        var folder = Directory.CreateTempSubdirectory("expected-").FullName;
        File.WriteAllText(Path.Combine(folder, "base.yaml"), "scenario: base\nexpect:\n  - { refused: post.*, exactly: 0 }\n");
        File.WriteAllText(Path.Combine(folder, "own.yaml"), "scenario: own\nextends: base.yaml\nexpect: [{ retries: growing }]\n");
        var loaded = Fake.Loader.LoadPaths([Path.Combine(folder, "own.yaml")]);
        Directory.Delete(folder, recursive: true);
        Assert.That(
            loaded.Scenarios.Single().Expectations.Select(expected => (Path.GetFileName(expected.File), expected.Line)),
            Is.EqualTo(new[] { ("own.yaml", 3), ("base.yaml", 3) }));
        Assert.That(Fake.Load("scenario: a\nexpect: [{ retries: growing }]").Expectations.Single().File, Is.EqualTo("inline"));
    }

    [TestCase("exactly: 3", 3, 3L)]
    [TestCase("exactly: 0", 0, 0L)]
    [TestCase("at_least: 1", 1, null)]
    [TestCase("at_most: 2", 0, 2L)]
    [TestCase("at_most: 0", 0, 0L)]
    [TestCase("at_least: 1, at_most: 2", 1, 2L)]
    [TestCase("at_most: 2, at_least: 2", 2, 2L)]
    public void A_number_of_calls_is_exact_or_has_a_least_or_a_most(string number, long least, long? most) =>
        Assert.That(Only<ExpectedCalls>($"calls: post.send_letter, {number}").HowMany, Is.EqualTo(new HowMany(least, most)));

    [Test]
    public void Calls_are_counted_by_operation_conditions_statuses_and_the_values_of_a_place()
    {
        var expected = Only<ExpectedCalls>("when: { body.to: ada }, status: [2xx, 429], per: header.X-Session, calls: [post.send_letter, post.b*], at_most: 1");
        var (scope, call) = (expected.Scope, Fake.Call("""{"to":"ada"}""", headers: [new Header("X-Session", "s-1")]));
        Assert.That((scope.Pattern, scope.Strangers), Is.EqualTo(("post.send_letter, post.b*", false)));
        Assert.That(scope.Operations, Is.EqualTo(new[] { Fake.Send, Fake.Burn }));
        Assert.That(scope.Statuses, Is.EqualTo(new[] { new StatusRange(200, 299), new StatusRange(429, 429) }));
        Assert.That((Holds(scope, """{"to":"ada"}"""), Holds(scope, """{"to":"bob"}""")), Is.EqualTo((true, false)));
        Assert.That(expected.Per!.In(call).Text.ToString(), Is.EqualTo("s-1"));
    }

    [Test]
    public void What_is_not_said_narrows_nothing()
    {
        var expected = Only<ExpectedCalls>("calls: post.*, at_least: 1");
        Assert.That((expected.Scope.IsWhole, expected.Scope.Strangers, expected.Per), Is.EqualTo((true, false, (Subject?)null)));
        Assert.That(expected.Scope.Operations, Is.EqualTo(Post));
    }

    [TestCase("\"*\"", true)]
    [TestCase("[post.send_letter, \"**\"]", true)]
    [TestCase("\"*.*\"", false)]
    public void Every_call_at_all_includes_those_to_nobodys_path(string calls, bool strangers)
    {
        var scope = Only<ExpectedCalls>($"calls: {calls}, exactly: 0").Scope;
        Assert.That((scope.Strangers, scope.Operations.Count), Is.EqualTo((strangers, 4)));
    }

    [Test]
    public void What_took_effect_is_counted_for_each_value()
    {
        var expected = Only<ExpectedChanges>("applied: post.*, at_most: 1, per: body.id");
        Assert.That((expected.Scope.Pattern, expected.HowMany), Is.EqualTo(("post.*", new HowMany(0, 1))));
        Assert.That(((BodySubject)expected.Per!).Path.Steps, Is.EqualTo(new[] { "id" }));
    }

    [Test]
    public void What_the_vendor_refuses_is_counted()
    {
        var expected = Only<ExpectedRefusals>("refused: bank.*, when: { account: DE1 }, exactly: 0");
        Assert.That((expected.Scope.Operations.Single(), expected.Scope.When.Count, expected.HowMany), Is.EqualTo((Fake.Pay, 1, new HowMany(0, 0))));
    }

    [Test]
    public void An_order_has_steps_that_may_say_more_than_an_operation()
    {
        var steps = Only<ExpectedOrder>("order: [post.send_letter, { calls: post.*, when: { path: /letters/1 } }, { status: 5xx, calls: post.send_letter }]").Steps;
        Assert.That(steps.Select(step => step.Pattern), Is.EqualTo(new[] { "post.send_letter", "post.*", "post.send_letter" }));
        Assert.That(steps.Select(step => (step.When.Count, step.Statuses.Count)), Is.EqualTo(new[] { (0, 0), (1, 0), (0, 1) }));
        Assert.That(steps[2].Statuses.Single(), Is.EqualTo(new StatusRange(500, 599)));
    }

    [TestCase("order: [\"post.*\", post.send_letter]")]
    [TestCase("order: [\"*\", \"*.*\"]", Description = "the first call may be a stranger's")]
    [TestCase("order: [post.send_letter, { calls: post.send_letter, status: 200 }]")]
    public void An_order_that_can_come_true_is_sound(string order) => Assert.That(Only<ExpectedOrder>(order).Steps, Has.Count.EqualTo(2));

    [TestCase("never_early", true, null, false, false)]
    [TestCase("growing", false, null, true, false)]
    [TestCase("jittered", false, null, false, true)]
    [TestCase("{ at_most: 0 }", false, 0L, false, false)]
    [TestCase("{ growing: true }", false, null, true, false)]
    [TestCase("{ jittered: true, at_most: 3, growing: true, never_early: true }", true, 3L, true, true)]
    public void Retries_are_told_by_a_word_or_by_parts_that_all_hold(string retries, bool neverEarly, long? most, bool growing, bool jittered)
    {
        var expected = Only<ExpectedRetries>($"retries: {retries}");
        Assert.That((expected.NeverEarly, expected.Most, expected.Growing, expected.Jittered), Is.EqualTo((neverEarly, most, growing, jittered)));
        Assert.That((expected.Scope.IsWhole, expected.Scope.Strangers, expected.Scope.Operations.Count, expected.Per), Is.EqualTo((true, true, 4, (Subject?)null)));
    }

    [Test]
    public void Retries_may_be_those_of_some_calls_and_belong_together_by_a_place()
    {
        var expected = Only<ExpectedRetries>("retries: growing, calls: post.burn_letter, when: { body.id: l-1 }, per: body.id");
        Assert.That((expected.Scope.Operations.Single(), expected.Scope.When.Count, expected.Scope.Strangers), Is.EqualTo((Fake.Burn, 1, false)));
        Assert.That(((BodySubject)expected.Per!).Path.Steps, Is.EqualTo(new[] { "id" }));
    }

    [TestCase("after_revocation: nothing", 0)]
    [TestCase("after_revocation: { at_most: 1 }", 1)]
    public void After_a_revocation_so_many_calls_may_come(string expectation, long most)
    {
        var expected = Only<ExpectedSilence>($"{expectation}, calls: bank.*, when: {{ account: DE1 }}");
        Assert.That((expected.Most, expected.Scope.Operations.Single(), expected.Scope.When.Count), Is.EqualTo((most, Fake.Pay, 1)));
    }

    [TestCase("expect: [{ rules: all_used }]\nrules: [{ name: a, calls: post.*, delivery: { delay: 1s } }]")]
    [TestCase("rules: [{ name: a, calls: post.*, delivery: { delay: 1s } }]\nexpect: [{ rules: all_used }]")]
    public void All_rules_are_used_whether_they_stand_above_or_below(string yaml) =>
        Assert.That(Fake.Load($"scenario: used\n{yaml}").Expectations.Single(), Is.InstanceOf<ExpectedRules>());

    [Test]
    public void Rules_that_are_wrong_are_not_missing_too() => Assert.That(
        Fake.Loader.LoadText("scenario: used\nexpect: [{ rules: all_used }]\nrules: []").Problems.Single().Text, Does.StartWith("There is no rule here."));

    [Test]
    public void An_expectation_does_not_bend_a_call()
    {
        var scenario = Fake.Load("scenario: bent\nexpect: [{ calls: \"*\", exactly: 0 }]");
        Assert.That(scenario.Decide(Fake.Call(), new Counters()), Is.SameAs(Plan.Own));
    }

    [Test]
    public void Whatever_stands_beside_whatever_is_read_or_told()
    {
        string[] values = ["post.send_letter", "\"*\"", "all_used", "never_early", "nothing", "0", "3", "~", "[]", "[post.send_letter, bank.pay_bill]", "{}", "{ at_most: 3 }", "{ body.to: ada }", "body.to"];
        var entries = ExpectationKeys.All.SelectMany(key => values.Select(value => (key.Name, Text: $"{key.Name}: {value}"))).ToList();
        var pairs = from one in entries from other in entries where string.CompareOrdinal(one.Name, other.Name) < 0 select $"  - {{ {one.Text}, {other.Text} }}\n";
        foreach (var yaml in pairs.Select(pair => $"scenario: pair\nexpect:\n{pair}rules: [{{ name: a, calls: post.*, delivery: {{ delay: 1s }} }}]"))
        {
            var loaded = Fake.Loader.LoadText(yaml);
            Assert.That(loaded.HasErrors ? 1 : loaded.Scenarios.Single().Expectations.Count, Is.EqualTo(1), yaml);
        }
    }

    private static bool Holds(Scope scope, string body)
    {
        var glance = new Glance(Fake.Call(body));
        foreach (var condition in scope.When)
        {
            if (!condition.Holds(ref glance))
            {
                return false;
            }
        }

        return true;
    }

    private static T Only<T>(string expectation)
        where T : Expected =>
        (T)Fake.Load($"scenario: test\nexpect: [{{ {expectation} }}]").Expectations.Single();
}
