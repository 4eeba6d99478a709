namespace ChatEmulator.Server.Tests.Control;

/// <summary>The clock as a program in any language moves it.</summary>
public sealed class ClockRouteTests
{
    private const string Frozen = "clock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";
    private const string Delay = Frozen + "rules: [{ name: slow, calls: algoreg.create_message, delivery: { delay: 3s } }]";

    [TestCase("2026-01-15T09:00:03Z")]
    [TestCase("2026-01-15T11:00:03+02:00")]
    [TestCase("2026-01-15T09:00:03.0000Z")]
    public async Task It_is_put_to_an_instant_and_what_is_due_on_the_way_happens(string at)
    {
        await using var server = await Play.Start(Delay);
        using var person = new Person(server.Url);
        var message = person.Message();
        await person.Waiting(1);
        var clock = await person.Put("clock", $$"""{"at":"{{at}}"}""");
        Assert.That(((string?)clock["now"], (int?)clock["waiting"]), Is.EqualTo(("2026-01-15T09:00:03Z", 0)));
        using var answer = await message;
        Assert.That((int)answer.StatusCode, Is.EqualTo(204));
    }

    [Test]
    public async Task To_be_put_where_it_stands_is_no_error_and_the_last_instant_is_the_last()
    {
        await using var server = await Play.Start(Frozen);
        using var person = new Person(server.Url);
        await person.Put("clock", """{"at":"2026-01-15T09:00:00Z"}""");
        Assert.That((string?)(await person.Put("clock", """{"at":"9999-12-31T23:59:59.9999999Z"}"""))["now"], Is.EqualTo("9999-12-31T23:59:59.9999999Z"));
        using var answer = await person.Mint();
        Assert.That((int)answer.StatusCode, Is.LessThan(500));
    }

    [Test]
    public async Task The_past_is_refused_and_the_clock_stays()
    {
        await using var server = await Play.Start(Frozen);
        using var person = new Person(server.Url);
        var refused = await person.Refused(HttpMethod.Put, "/_emulator/clock", """{"at":"2026-01-15T08:59:59.999Z"}""");
        Assert.That(refused, Is.EqualTo((409, "The clock never goes back: it shows 2026-01-15T09:00:00Z, and 2026-01-15T08:59:59.999Z is past. POST /_emulator/reset begins anew.")));
        Assert.That((string?)(await person.Get("clock"))["now"], Is.EqualTo("2026-01-15T09:00:00Z"));
    }

    [Test]
    public async Task A_real_clock_is_not_put_anywhere_and_the_line_to_add_is_named()
    {
        await using var server = await Play.Plain();
        using var person = new Person(server.Url);
        var (status, detail) = await person.Refused(HttpMethod.Put, "/_emulator/clock", """{"at":"2126-01-15T09:00:00Z"}""");
        Assert.That((status, detail.Contains("`clock: 2026-01-01T00:00:00Z`")), Is.EqualTo((409, true)));
    }

    [TestCase("""{"at":"tomorrow"}""", "`at` is not an instant: 'tomorrow'")]
    [TestCase("""{"at":""}""", "`at` is not an instant: ''")]
    [TestCase("""{"at":"2026-02-30T09:00:00Z"}""", "`at` is not an instant")]
    [TestCase("""{"at":"10000-01-01T00:00:00Z"}""", "`at` is not an instant")]
    [TestCase("""{"at":"2026-01-16"}""", "`at` is not an instant")]
    [TestCase("""{"at":"2026-01-16T09:00:00"}""", "in which time zone")]
    [TestCase("""{"at":1768467600}""", "`at` is no text")]
    [TestCase("""{"by":"3s"}""", "`by` means nothing here")]
    [TestCase("""{}""", "`at` is missing")]
    [TestCase("""[]""", "no JSON object")]
    [TestCase("""{"at":""", "no JSON")]
    [TestCase("", "no JSON")]
    public async Task Nonsense_is_explained(string body, string detail)
    {
        await using var server = await Play.Start(Frozen);
        using var person = new Person(server.Url);
        var refused = await person.Refused(HttpMethod.Put, "/_emulator/clock", body);
        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(refused.Detail, Does.Contain(detail));
    }

    [Test]
    public async Task Advances_that_come_at_once_add_up()
    {
        await using var server = await Play.Start(Frozen);
        using var person = new Person(server.Url);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => person.Post("clock/advance", """{"by":"1m"}""")));
        Assert.That((string?)(await person.Get("clock"))["now"], Is.EqualTo("2026-01-15T09:20:00Z"));
    }

    [Test]
    public async Task A_timer_of_the_same_process_that_throws_is_told_and_the_clock_has_arrived()
    {
        await using var server = await Play.Start(Frozen);
        using var person = new Person(server.Url);
        await using var throws = server.Engine.Worlds.Default.Clock.CreateTimer(
            _ => throw new InvalidDataException("mine"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        var (status, detail) = await person.Refused(HttpMethod.Post, "/_emulator/clock/advance", """{"by":"1h"}""");
        Assert.That((status, detail.Contains("mine")), Is.EqualTo((409, true)));
        Assert.That((string?)(await person.Get("clock"))["now"], Is.EqualTo("2026-01-15T10:00:00Z"));
    }
}
