namespace ChatEmulator.Compose.Tests.Published;

/// <summary>Every shipped scenario plays the same day in every form: the bytes of the answers, the journal, and what stands afterwards.</summary>
[Category("Published")]
public sealed class ScenarioTests
{
    private static readonly string[] Afterwards = ["state", "ledger", "clock", "retries", "unmatched", "worlds", "worlds/default/hash", "health", "connections"];

    // All words that a template knows, in the answer of one stub. A street, a company and others are put together by reflection.
    private const string Blanks = """
        scenario: blanks
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        stubs:
          - calls: "POST /blanks"
            answer:
              status: 200
              headers: { X-Id: "{{uuid}}", Last-Modified: "{{now-1h.http}}" }
              json:
                first_name: "{{fake.first_name}}"
                last_name: "{{fake.last_name}}"
                full_name: "{{fake.full_name}}"
                user_name: "{{fake.user_name}}"
                email: "{{fake.email}}"
                phone: "{{fake.phone}}"
                company: "{{fake.company}}"
                product: "{{fake.product}}"
                street: "{{fake.street}}"
                city: "{{fake.city}}"
                country: "{{fake.country}}"
                word: "{{fake.word}}"
                sentence: "{{fake.sentence}}"
                paragraph: "{{fake.paragraph}}"
                number: "{{fake.number}}"
                times: "{{now}} {{now+1h.unix}} {{now.millis}} {{body.a}} {{header.host}} {{path}} {{call}} {{size}}"
        """;

    // A client that reads to the end of its connection waits for ever on one that is kept though it is stale; the selftest plays it.
    private static IEnumerable<string> Shipped => Requests.Shipped.Where(file => Path.GetFileName(file) != "idle-connection-closed.yaml");

    [TestCaseSource(nameof(Shipped))]
    public async Task A_shipped_scenario_plays_the_same_day(string file)
    {
        using var frozen = Scratch.Frozen(file);
        await using var twins = await Twins.Start("--scenario", frozen.File, "--quiet");
        var answers = await twins.Alike(async served => string.Join("\n----\n", await Day(served)), file);
        Assert.That(answers, Does.Not.Contain("Emulator-Error").And.Not.Contain("500 Internal"));
        foreach (var route in Afterwards)
        {
            await twins.Alike(served => served.Get(route), $"{file}: {route}");
        }
    }

    [Test]
    public async Task Whatever_can_be_made_up_is_made_up_alike()
    {
        using var blanks = new Scratch(Blanks);
        await using var twins = await Twins.Start("--scenario", blanks.File, "--quiet");
        for (var i = 0; i < 20; i++)
        {
            var answer = await twins.Alike(served => served.Raw(Requests.Post("/blanks", "", """{"a":1}""")), "blanks");
            Assert.That(answer, Does.StartWith("HTTP/1.1 200").And.Not.Contain("{{").And.Not.Contain("\"\""));
        }
    }

    private static async Task<List<string>> Day(Served served)
    {
        var sent = new List<Task<string>>();
        foreach (var request in Requests.All)
        {
            sent.Add(served.Raw(request));
            await Settled(served, sent);
        }

        var journal = await served.Get("calls?limit=1000");
        var answers = sent.Select(each => each.IsCompleted ? each.Result : "<nothing yet>").ToList();
        Assert.That((await served.Ask(HttpMethod.Post, "_emulator/clock/advance", """{"by":"2h"}""")).Status, Is.EqualTo(200));
        answers.Add(journal);
        return answers;
    }

    // Each has come to its end, or waits and is under way in the journal too. Any call is for a moment, so it is asked twice, and after nothing moves
    // any more: that is what moving the clock waits for, by no time too. What does not wait by its delivery, such as a first reset that is still being
    // compiled, is not taken for what does: a call after it would come before its end in one of the two alone.
    private static async Task Settled(Served served, List<Task<string>> sent)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var alike = 0; alike < 2; deadline.Token.ThrowIfCancellationRequested())
        {
            Assert.That((await served.Ask(HttpMethod.Post, "_emulator/clock/advance", """{"by":"0s"}""")).Status, Is.EqualTo(200));
            var underWay = await served.InFlight();
            alike = underWay.All(Waits) && underWay.Count == sent.Count(each => !each.IsCompleted) ? alike + 1 : 0;
        }
    }

    private static bool Waits(string delivery) => delivery.Contains("hang", StringComparison.Ordinal) || delivery.Contains("delay", StringComparison.Ordinal);
}
