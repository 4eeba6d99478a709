using System.Buffers.Text;
using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>Whom a world lets in by credentials that name one.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WorldsOwnTests
{
    private static readonly string Demo = Counter.As("demo+A", "PT-demo");
    private static readonly string Api = Counter.As("api+A@acme.test", "secret");

    private static readonly Exchange[] OfA =
    [
        Counter.Mint(Demo),
        Counter.Message(Api),
        Counter.EndUser(Api),
        Counter.Message("Bearer ready-made-bearer+A"),
        Counter.Message("bearer  ready-made-bearer+A"),
        Counter.Login("api+A@acme.test"),
    ];

    [Test]
    public void In_the_world_that_they_name_they_are_the_declared_account()
    {
        using var counter = Counter.In("A");
        foreach (var call in OfA.Concat(OfA))
        {
            var served = counter.Serve(call);
            var name = call.Path.StartsWith("/api/v1", StringComparison.Ordinal) ? "api@acme.test" : "demo";
            var declared = counter.Serve(Counter.Mint(Counter.As("demo", "PT-demo"))).Caller.Proven!;
            Assert.That((served.Status, served.Caller.Proven!.Name), Is.EqualTo((200, name)), served.Why);
            Assert.That(name != "demo" || served.Caller.Proven!.Print == declared.Print, Is.True);
        }
    }

    [Test]
    public void In_another_world_they_are_refused_and_told_why()
    {
        using var counter = Counter.In("B");
        var refused = OfA.Concat(OfA).Select(counter.Serve).ToList();
        Assert.That(refused.Select(each => (each.Status, each.Caller.Proven)), Is.All.EqualTo((401, (Account?)null)));
        Assert.That(refused.Select(each => each.Why), Is.All.Contains("names the world 'A', and the call came to the world 'B' (a header or path says so)."));
        Assert.That(refused[0].Why, Does.StartWith("The project 'demo+A' names"));
        Assert.That(refused.Select(each => each.Why), Has.None.Contains("ready-made"));
    }

    [Test]
    public void What_is_known_of_a_header_ends_with_the_worlds_name()
    {
        using var counter = Counter.In("A");
        Assert.That(OfA.Select(call => counter.Serve(call).Status), Is.All.EqualTo(200));
        counter.Rename("F");
        Assert.That(OfA.Select(call => counter.Serve(call).Status), Is.All.EqualTo(401));
        Assert.That(counter.Serve(Counter.Mint(Counter.As("demo+F", "PT-demo"))).Status, Is.EqualTo(200));
        counter.Rename("A");
        Assert.That(OfA.Select(call => counter.Serve(call).Status), Is.All.EqualTo(200));
    }

    [Test]
    public void A_header_that_one_world_knows_is_another_worlds_contradiction()
    {
        var counters = Counter.Of("", "A", "B");
        Assert.That(OfA.Select(call => (counters[0].Serve(call).Status, counters[1].Serve(call).Status, counters[0].Serve(call).Status)), Is.All.EqualTo((200, 401, 200)));
    }

    [Test]
    public void The_vendors_echo_keeps_the_text_as_sent()
    {
        using var counter = Counter.In("A");
        string[] claims = [.. Enumerable.Repeat("demo+A", 2).Append("demo").Select(project => Claims(counter.Serve(Counter.Mint(Counter.As(project, "PT-demo"))).Token))];
        Assert.That(claims.Select(each => each.Contains("\"sub\":\"demo+A\"", StringComparison.Ordinal)), Is.EqualTo(new[] { true, true, false }));
        Assert.That(claims[2], Does.Contain("\"sub\":\"demo\""));
    }

    [Test]
    public void An_account_declared_with_a_plus_wins_in_every_world()
    {
        const string yaml = "accounts: { signalwire: [{ project: demo, token: a }, { project: demo+A, token: b }], algoreg: [{ email: api@x, password: a, bearer: r }, { email: api+A@x, password: b, bearer: r+A }] }\n";
        foreach (var counter in Counter.Of(yaml, "A", "B"))
        {
            Served[] served =
            [
                counter.Serve(Counter.Mint(Counter.As("demo+A", "b"))),
                counter.Serve(Counter.Message(Counter.As("api+A@x", "b"))),
                counter.Serve(Counter.Message("Bearer r+A")),
                counter.Serve(Counter.Login("api+A@x", "b")),
            ];
            Assert.That(served.Select(each => each.Caller.Proven?.Name), Is.EqualTo(new[] { "demo+A", "api+A@x", "api+A@x", "api+A@x" }));
            Assert.That(counter.Serve(Counter.Mint(Counter.As("demo+A", "a"))).Why, Is.EqualTo("The API token for project 'demo+A' is wrong."));
        }
    }

    [Test]
    public void A_lock_is_the_accounts_whichever_name_was_used_and_the_worlds_own()
    {
        var counters = Counter.Of("profile: { algoreg: { lock_after: 2 } }\n", "A", "B");
        Served[] wrong = [counters[0].Serve(Counter.Login("api@acme.test", "guess")), counters[0].Serve(Counter.Message(Counter.As("api+A@acme.test", "guess")))];
        Assert.That(wrong.Select(each => each.Refusal!.Error), Is.All.EqualTo("unauthorized"));
        Served[] after = [counters[0].Serve(Counter.Login("api@acme.test")), counters[0].Serve(Counter.Login("api+A@acme.test")), counters[0].Serve(Counter.Message(Api))];
        Assert.That(after.Select(each => each.Refusal?.Error), Is.All.EqualTo("account_locked"));
        Assert.That(counters[1].Serve(Counter.Login("api@acme.test")).Status, Is.EqualTo(200));
    }

    [Test]
    public void A_right_password_takes_the_count_back_under_either_name()
    {
        using var counter = Counter.In("A", "profile: { algoreg: { lock_after: 2 } }\n");
        for (var i = 0; i < 3; i++)
        {
            counter.Serve(Counter.Login("api+A@acme.test", "guess"));
            Assert.That(counter.Serve(Counter.Message(i == 1 ? Counter.As("api@acme.test", "secret") : Api)).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public void A_declared_bearer_is_revoked_under_either_name_in_one_world()
    {
        var counters = Counter.Of("", "A", "B");
        Assert.That((counters[0].Serve(Counter.Message("Bearer ready-made-bearer+A")).Status, counters[0].Revoke("ready-made-bearer+A").State), Is.EqualTo((200, "revoked")));
        Assert.That(new[] { "ready-made-bearer", "ready-made-bearer+A" }.Select(bearer => counters[0].Serve(Counter.Message($"Bearer {bearer}")).Why), Is.All.EqualTo("The bearer was revoked."));
        Assert.That(counters[1].Serve(Counter.Message("Bearer ready-made-bearer")).Status, Is.EqualTo(200));
    }

    [TestCase("demo+bad name", "After a plus stands the name of a world")]
    [TestCase("demo+", "After a plus stands the name of a world")]
    [TestCase("+A", "No project '+A' is declared.")]
    [TestCase("nobody+A", "No project 'nobody+A' is declared.")]
    [TestCase("nobody+B", "No project 'nobody+B' is declared.")]
    public void Whoever_is_nobody_is_told_so(string project, string why)
    {
        using var counter = Counter.In("A");
        var refused = counter.Serve(Counter.Mint(Counter.As(project, "PT-demo")));
        Assert.That((refused.Status, refused.Why), Is.EqualTo((401, refused.Why)));
        Assert.That(refused.Why, Does.Contain(why));
    }

    [Test]
    public void Swapped_credentials_with_a_plus_never_echo_the_secret()
    {
        foreach (var counter in Counter.Of("", "A", "B"))
        {
            Served[] refused =
            [
                counter.Serve(Counter.Mint(Counter.As("PT-demo+A", "demo"))),
                counter.Serve(Counter.Mint(Counter.As("PT-demo", "demo+A"))),
                counter.Serve(Counter.Mint(Counter.As("se+cret", "demo+A"))),
                counter.Serve(Counter.Message(Counter.As("secret+A", "api@acme.test"))),
                counter.Serve(Counter.Message(Counter.As("secret", "api+A@acme.test"))),
                counter.Serve(Counter.Message(Counter.As("se+cret", "api+A@acme.test"))),
                counter.Serve(Counter.Message(Counter.As("ready-made-bearer+A", "x"))),
                counter.Serve(Counter.Login("secret+A", "api+A@acme.test")),
            ];
            Assert.That(refused.Select(each => each.Status), Is.All.EqualTo(401));
            Assert.That(refused.Select(each => each.Why), Is.All.Contains("swapped").And.None.Contains("PT-demo").And.None.Contains("secret").And.None.Contains("se+cret").And.None.Contains("ready"));
        }
    }

    [Test]
    public void A_header_that_was_right_once_is_not_taken_apart_again()
    {
        using var counter = Counter.In("A");
        foreach (var call in OfA.Where(call => call.Header("Authorization")?.StartsWith("bearer ", StringComparison.Ordinal) == false))
        {
            counter.Serve(call);
            var (found, allocated) = counter.Cost(call);
            Assert.That((found, allocated), Is.EqualTo((true, 0L)), call.Path);
        }
    }

    [Test]
    public void Headers_of_many_worlds_are_known_and_not_without_end()
    {
        var headers = new KnownHeaders();
        var account = new Somebody("a");
        headers.Declare("declared", new KnownHeader(account, ByPassword: true));
        for (var i = 0; i < 10_000; i++)
        {
            headers.Find($"{i}", new KnownHeader(account, ByPassword: true, $"{i}"));
        }

        headers.Find(new string('x', 1_001), new KnownHeader(account, ByPassword: true, "long"));
        Assert.That((headers.Found, headers.Of("9999")!.World, headers.Of(new string('x', 1_001)), headers.Of("declared")!.World), Is.EqualTo((10_000 % 4_096, "9999", (object?)null, (string?)null)));
    }

    private static string Claims(string token) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1]));

    private sealed record Somebody(string Name) : Account(Name);
}
