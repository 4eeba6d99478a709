using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging;

namespace ChatEmulator.Core.Tests.Judging;

[Parallelizable(ParallelScope.All)]
public sealed class ExpectationTests
{
    private static readonly CallQuery ToAda = new CallQuery("algoreg.create_message").With("body.to", "ada@example.com");
    private static readonly Call Ada = Calls.Of(1, """{"to":"ada@example.com"}""");

    [Test]
    public void Numbers_of_calls_are_judged_exactly()
    {
        Call[] two = [Ada, Ada with { Number = 2 }, Calls.Of(3, "{}")];
        Assert.That(Expectation.Exactly(ToAda, 2).Judge(two).Held, Is.True);
        Assert.That(Expectation.Exactly(ToAda, 1).Judge(two).Held, Is.False);
        Assert.That(Expectation.AtLeast(ToAda, 1).Judge(two).Held, Is.True);
        Assert.That(Expectation.AtLeast(ToAda, 3).Judge(two).Held, Is.False);
        Assert.That(Expectation.Never(ToAda).Judge(two).Held, Is.False);
        Assert.That(Expectation.Never(ToAda).Judge([]).Held, Is.True);
        Assert.That(Expectation.Exactly(ToAda, 2).Judge(two).Matching.Select(call => call.Number), Is.EqualTo(Enumerable.Range(1, 2)));
    }

    [Test]
    public void What_came_instead_is_told_nearest_first_field_by_field()
    {
        Call[] calls =
        [
            Calls.Of(5, """{"to":"x"}""", "algoreg.login"),
            Calls.Of(6, "{}") with { Status = 422, Effect = Effect.None, Ending = null },
            Calls.Of(7, """{"to":"eve@example.com","page":1}""", query: "?token=abc"),
        ];
        var query = ToAda.With("body.page", 1);
        Assert.That(Expectation.Exactly(query, 1).Judge(calls).Text, Is.EqualTo("""
            Expected exactly 1 call to algoreg.create_message with body.to = "ada@example.com" and body.page = 1, but 0 came.
            3 calls came instead, nearest first:
              #7 POST /api/v1/message?token=***ba7816bf 204 applied
                 body.to: wanted "ada@example.com", was "eve@example.com"
              #6 POST /api/v1/message 422 none (in flight)
                 body.to: wanted "ada@example.com", was absent
                 body.page: wanted 1, was absent
              #5 POST /api/v1/message 204 applied
                 operation: wanted algoreg.create_message, was algoreg.login
                 body.to: wanted "ada@example.com", was "x"
                 body.page: wanted 1, was absent
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void That_nothing_came_is_said() =>
        Assert.That(Expectation.AtLeast(ToAda, 2).Judge([]).Text, Does.Contain("at least 2 calls").And.EndsWith("0 came.\nNothing came at all."));

    [Test]
    public void Calls_that_should_not_have_come_are_listed()
    {
        var text = Expectation.Never(new CallQuery("*")).Judge([Ada]).Text;
        Assert.That(text, Is.EqualTo("Expected no call to *, but 1 came.\nThese came:\n  #1 POST /api/v1/message 204 applied"));
    }

    [TestCase("reset", "lost", null, ", reset by the rule \"lost\"")]
    [TestCase(null, "lost\u001b", null, ", the rule \"lost\\u001b\"")]
    [TestCase("delay 3s", null, null, ", delay 3s")]
    [TestCase(null, null, "ttl is in minutes", ": ttl is in minutes")]
    public void What_bent_a_call_and_why_it_was_refused_stand_beside_it(string? delivery, string? rule, string? why, string told)
    {
        var text = Expectation.Never(new CallQuery("*")).Judge([Ada with { Delivery = delivery, Rule = rule, Why = why }]).Text;
        Assert.That(text, Does.EndWith($"#1 POST /api/v1/message 204 applied{told}"));
    }

    [Test]
    public void The_limit_that_refused_a_call_stands_beside_it() => Assert.That(
        Expectation.Never(new CallQuery("*").With("limit", "bur\u001bst")).Judge([Ada with { Limit = "bur\u001bst", Delivery = "reset" }]).Text,
        Does.EndWith(", reset by the limit \"bur\\u001bst\""));

    [Test]
    public void Dropped_calls_may_make_the_count_short() =>
        Assert.That(Expectation.Exactly(ToAda, 1).Judge([], 12).Text, Does.EndWith("dropped the oldest 12 calls, so the count may be short."));

    [Test]
    public void At_most_five_are_listed_and_the_older_first_among_equals()
    {
        var calls = Enumerable.Range(1, 9).Reverse().Select(number => Calls.Of(number, "{}")).ToList();
        Assert.That(NearMisses.Of(calls, ToAda).Select(miss => miss.Call.Number), Is.EqualTo(Enumerable.Range(1, 5)));
        Assert.That(Expectation.Exactly(ToAda, 1).Judge(calls).Text, Does.EndWith("\n  … and 4 more"));
    }

    [Test]
    public void Secrets_are_masked_on_both_sides()
    {
        var query = new CallQuery("*").With("body.password", "abc").With("header.Authorization", "Bearer abc").With("body.note", "Bearer s3cr3t-value");
        var call = Calls.Of(1, """{"password":"s3cr3t-value","note":{"token":"s3cr3t-value"}}""", headers: [new Header("Authorization", "Bearer s3cr3t-value")]);
        var text = Expectation.Exactly(query, 1).Judge([call]).Text;
        Assert.That(text, Does.Not.Contain("s3cr3t").And.Not.Contain("abc\""));
        Assert.That(text, Does.Contain($"body.password: wanted \"***ba7816bf\", was \"{Masking.Secret("s3cr3t-value")}\""));
    }

    [Test]
    public void Control_characters_cannot_move_the_cursor()
    {
        var call = Calls.Of(1, "{\"to\":\"\\u001b[2J\\u202e\\n" + new string('x', 500) + "\"}") with { Path = "/\u001b\u2028" };
        var text = Expectation.Exactly(ToAda, 1).Judge([call]).Text;
        Assert.That(text, Does.Contain("was \"\\u001b[2J\\u202e\\u000ax").And.Contain("x…\"").And.Contain("/\\u001b\\u2028"));
        Assert.That(text.Where(character => char.IsControl(character) && character != '\n'), Is.Empty);
    }

    [Test]
    public void A_body_that_was_not_kept_is_told_as_unknown()
    {
        var call = Ada with { Body = new Kept(default, 24, "dropped") };
        Assert.That(Expectation.Exactly(ToAda, 1).Judge([call]).Text, Does.Contain("was not known (the journal kept the body dropped)"));
    }

    [TestCase("dropped")]
    [TestCase("cut")]
    public void A_body_that_was_not_kept_may_be_the_one_that_must_not_come(string cut)
    {
        var lost = Ada with { Body = new Kept(default, 24, cut) };
        Assert.That(Expectation.Never(ToAda).Judge([lost]).Held, Is.False);
        Assert.That(Expectation.Exactly(ToAda, 1).Judge([Ada, lost]).Held, Is.False);
        Assert.That(Expectation.Never(ToAda.With("body.subject", null)).Judge([lost]).Held, Is.False);
        Assert.That(Expectation.Never(ToAda.With("status", 500)).Judge([lost]).Held, Is.True, "what is known to differ settles it");
        Assert.That(Expectation.Never(new CallQuery("signalwire.*").With("body.to", "ada@example.com")).Judge([lost]).Held, Is.True);
        Assert.That(Expectation.AtLeast(ToAda, 1).Judge([Ada, lost]).Held, Is.True);
        Assert.That(Expectation.AtLeast(ToAda, 2).Judge([Ada, lost]).Held, Is.False);
    }

    [Test]
    public void Why_it_cannot_be_known_is_said_and_what_to_do()
    {
        Call[] calls = [Ada, Ada with { Number = 2, Body = new Kept(default, 24, "dropped") }];
        Assert.That(Expectation.Exactly(ToAda, 1).Judge(calls, 3).Text, Is.EqualTo("""
            Expected exactly 1 call to algoreg.create_message with body.to = "ada@example.com", and whether that is so cannot be known: 1 came for certain.
            These came:
              #1 POST /api/v1/message 204 applied
            1 more call may be meant:
              #2 POST /api/v1/message 204 applied
                 body.to: wanted "ada@example.com", was not known (the journal kept the body dropped)
            The journal has dropped the oldest 3 calls, and such calls may have been among them.
            Let the journal keep more: raise MostCalls or MostBytes in EmulatorOptions.Journal.
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Calls_that_were_dropped_keep_an_upper_bound_from_holding_and_no_lower_one()
    {
        Assert.That(Expectation.Never(ToAda).Judge([], 1).Held, Is.False);
        Assert.That(Expectation.Exactly(ToAda, 1).Judge([Ada], 1).Held, Is.False);
        Assert.That(Expectation.AtLeast(ToAda, 1).Judge([Ada], 1).Held, Is.True);
    }

    [Test]
    public void A_number_that_always_or_never_holds_is_refused()
    {
        Assert.That(() => Expectation.AtLeast(ToAda, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Expectation.AtLeast(ToAda, -3), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Expectation.Exactly(ToAda, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
