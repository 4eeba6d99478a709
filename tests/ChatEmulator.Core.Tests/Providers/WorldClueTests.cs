using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Providers;

/// <summary>Which world the credentials of a call name.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WorldClueTests
{
    private const string Pluses = """
        accounts:
          signalwire: [{ project: demo, token: PT-demo }, { project: demo+own, token: PT-own }, { project: twin, token: twin }]
          algoreg:
            - { email: api@acme.test, password: secret, bearer: ready-made }
            - { email: api+own@acme.test, password: own, bearer: ready+made }
            - { email: plain, password: "se+cret" }
        """;

    private static readonly (string, string)[] WithHeader =
        [("POST", "/api/v1/message"), ("POST", "/api/v1/chat/token"), ("GET", "/api/v1/thread/t-1"), ("GET", "/api/v1/thread/t-1/messages")];

    [TestCase("demo+A", "A")]
    [TestCase("demo+checkout-7.b_C", "checkout-7.b_C")]
    [TestCase("nobody+A", "A")]
    [TestCase("demo+own+A", "A")]
    [TestCase("demo++A", "A")]
    [TestCase("a@b+A", "A")]
    [TestCase("demo", null)]
    [TestCase("demo+own", null)]
    [TestCase("demo+", null)]
    [TestCase("+A", null)]
    [TestCase("+", null)]
    [TestCase("", null)]
    [TestCase("demo+bad name", null)]
    [TestCase("demo+ünï", null)]
    [TestCase("demo+A@b", null)]
    [TestCase("demo+A/b", null)]
    [TestCase("demo+A\n", null)]
    public void A_project_names_the_world_after_its_last_plus(string project, string? world)
    {
        using var counter = Counter.In("default", Pluses);
        Assert.That(counter.Clue(Counter.Mint(Counter.As(project, "PT-demo"))), Is.EqualTo(Made(world)));
    }

    [TestCase("api+A@acme.test", "A")]
    [TestCase("nobody+A@acme.test", "A")]
    [TestCase("a+b+c@acme.test", "c")]
    [TestCase("api+own+A@acme.test", "A")]
    [TestCase("api+A", "A")]
    [TestCase("a@b+A@acme.test", "A")]
    [TestCase("api@acme.test", null)]
    [TestCase("api+own@acme.test", null)]
    [TestCase("+x@acme.test", null)]
    [TestCase("api+@acme.test", null)]
    [TestCase("api@acme+A.test", null)]
    [TestCase("api+A@b@acme.test", null)]
    [TestCase("api+bad name@acme.test", null)]
    [TestCase("api+ünï@acme.test", null)]
    [TestCase("@", null)]
    [TestCase("", null)]
    public void A_user_names_the_world_before_the_at_by_header_and_by_login(string user, string? world)
    {
        using var counter = Counter.In("default", Pluses);
        foreach (var (method, target) in WithHeader)
        {
            Assert.That(counter.Clue(Counter.Call(method, target, Counter.As(user, "secret"))), Is.EqualTo(Made(world)), target);
        }

        Assert.That(counter.Clue(Counter.Login(user)), Is.EqualTo(Made(world)));
    }

    [TestCase("ready-made+A", "A", true)]
    [TestCase("ready+made+A", "A", true)]
    [TestCase("elsewhere+A", "A", false)]
    [TestCase("ready-made", null, false)]
    [TestCase("ready+made", null, false)]
    [TestCase("ready-made+", null, false)]
    [TestCase("ready-made+a b", null, false)]
    [TestCase("nobody", null, false)]
    [TestCase("", null, false)]
    public void A_bearer_names_the_world_after_its_last_plus_and_makes_one_only_where_it_is_declared(string bearer, string? world, bool makes)
    {
        using var counter = Counter.In("default", Pluses);
        foreach (var (method, target) in WithHeader)
        {
            var clues = new[] { "Bearer ", "bearer  " }.Select(scheme => counter.Clue(Counter.Call(method, target, scheme + bearer)));
            Assert.That(clues, Is.All.EqualTo(world is null ? null : new WorldClue(world, makes)), target);
        }
    }

    [Test]
    public void A_minted_token_says_where_and_makes_no_world()
    {
        using var counter = Counter.In("A");
        var bearer = counter.Serve(Counter.Login("api@acme.test")).Token;
        var token = counter.Serve(Counter.EndUser($"Bearer {bearer}")).Token;
        Assert.That(
            (counter.Clue(Counter.Message($"Bearer {bearer}")), counter.Clue(Counter.Call("GET", $"/?token={token}"))),
            Is.EqualTo(((WorldClue?)new WorldClue("A", Makes: false), (WorldClue?)new WorldClue("A", Makes: false))));
    }

    [Test]
    public void A_chat_page_looks_at_no_header_and_a_login_neither()
    {
        using var counter = Counter.In("A");
        var header = Counter.As("api+B@acme.test", "secret");
        var login = Counter.Call("POST", "/api/v1/token", header, """{"grant_type":"password","username":"api@acme.test","password":"secret"}""");
        Assert.That((counter.Clue(Counter.Call("GET", "/?token=x", header)), counter.Clue(login)), Is.EqualTo(((WorldClue?)null, (WorldClue?)null)));
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("""{"username":null}""")]
    [TestCase("""{"username":7,"password":"secret"}""")]
    [TestCase("""{"password":"secret"}""")]
    public void A_login_that_names_nobody_names_no_world(string body)
    {
        using var counter = Counter.In("default");
        Assert.That(counter.Clue(Counter.Call("POST", "/api/v1/token", null, body)), Is.Null);
    }

    [Test]
    public void A_login_without_a_password_names_its_world_all_the_same()
    {
        using var counter = Counter.In("default");
        Assert.That(counter.Clue(Counter.Call("POST", "/api/v1/token", null, """{"username":"api+A@acme.test"}""")), Is.EqualTo(Made("A")));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Basic")]
    [TestCase("Basic ")]
    [TestCase("Basic !!!")]
    [TestCase("Basic ZGVtbytB")]
    [TestCase("Basic /////////w==")]
    [TestCase("Bearer")]
    [TestCase("Bearer  ")]
    [TestCase("Bearer AQ")]
    [TestCase("Bearer A")]
    [TestCase("Digest ZGVtbytBOng=")]
    [TestCase("demo+A")]
    public void What_cannot_be_read_names_none(string? header)
    {
        using var counter = Counter.In("default");
        Assert.That(new[] { Counter.Mint(header), Counter.Message(header), Counter.EndUser(header) }.Select(counter.Clue), Is.All.Null);
    }

    [Test]
    public void A_token_whose_inside_is_no_name_names_none()
    {
        using var counter = Counter.In("bad name");
        var bearer = counter.Serve(Counter.Login("api@acme.test")).Token;
        string[] tokens = [bearer, bearer[..^1], bearer + "A", $"{bearer}=", $" {bearer[..20]} {bearer[20..]}", new string('A', 100_000)];
        Assert.That(tokens.Select(token => counter.Clue(Counter.Message($"Bearer {token}"))), Is.All.Null);
        Assert.That(tokens.Select(token => counter.Clue(Counter.Call("GET", $"/?token={token}"))), Is.All.Null);
    }

    [Test]
    public void The_name_has_at_most_64_letters()
    {
        using var counter = Counter.In("default");
        var (longest, longer) = (new string('a', 64), new string('a', 65));
        Assert.That(
            (counter.Clue(Counter.Mint(Counter.As($"demo+{longest}", "PT-demo"))), counter.Clue(Counter.Mint(Counter.As($"demo+{longer}", "PT-demo")))),
            Is.EqualTo((Made(longest), (WorldClue?)null)));
    }

    [Test]
    public void A_secret_in_the_place_of_a_name_does_not_become_the_name_of_a_world()
    {
        using var counter = Counter.In("default", Pluses);
        Exchange[] swapped =
        [
            Counter.Message(Counter.As("se+cret", "plain")),
            Counter.Login("se+cret", "plain"),
            Counter.Message(Counter.As("un+known", "api@acme.test")),
            Counter.Message(Counter.As("un+known", "api+A@acme.test")),
            Counter.Message(Counter.As("ready+made", "secret")),
            Counter.Mint(Counter.As("un+known", "demo")),
            Counter.Mint(Counter.As("un+known", "demo+A")),
        ];
        Assert.That(swapped.Select(counter.Clue), Is.All.Null);
        Assert.That(counter.Clue(Counter.Mint(Counter.As("twin+A", "twin"))), Is.EqualTo(Made("A")), "a project whose token is its name");
    }

    [Test]
    public void Any_letters_at_all_are_read_without_an_exception()
    {
        using var counter = Counter.In("default");
        for (var i = 0; i < 256; i++)
        {
            var odd = Encoding.Latin1.GetString([(byte)i]);
            Assert.That(counter.Clue(Counter.Message($"Basic {odd}ZGVtbytB{odd}")), Is.Null);
            Assert.That(() => counter.Clue(Counter.Message(Counter.As($"a+b{odd}@c", "x"))), Throws.Nothing);
            Assert.That(() => counter.Clue(Counter.Message($"Bearer {odd}+A{odd}")), Throws.Nothing);
        }
    }

    private static WorldClue? Made(string? world) => world is null ? null : new WorldClue(world, Makes: true);
}
