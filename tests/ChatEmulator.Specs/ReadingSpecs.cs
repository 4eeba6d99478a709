using System.Net;
using System.Text;

namespace ChatEmulator.Specs;

/// <summary>What a vendor's pages leave open is a list of readings, and a client is held against each.</summary>
public sealed class ReadingSpecs
{
    private const string Several = """
        scenario: several
        profile:
          signalwire: { created: [200, 201], missing_field: [422, 400] }
          algoreg: { dedupe: [ignore, first_wins, reject], recipient: optional }
        """;

    private static IEnumerable<ProfileReading> Readings() => Emulator.EachReading("""
        scenario: created or not
        profile: { signalwire: { created: [200, 201] } }
        """);

    [TestCaseSource(nameof(Readings))]
    public async Task A_client_that_takes_any_success_passes_each_reading(ProfileReading reading)
    {
        await using var emulator = await reading.StartAsync();
        Assert.That(await Mint(emulator), Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created));
    }

    [Test]
    public async Task A_client_that_hard_codes_201_fails_exactly_one_of_them()
    {
        var failed = new List<string>();
        foreach (var reading in Readings())
        {
            await using var emulator = await reading.StartAsync();
            if (await Mint(emulator) != HttpStatusCode.Created)
            {
                failed.Add(reading.Name);
            }
        }

        Assert.That(failed, Is.EqualTo(new[] { "signalwire.created=200" }));
    }

    [Test]
    public void Lists_are_multiplied_and_every_reading_says_what_it_chose()
    {
        var readings = Emulator.EachReading(Several).Select(reading => reading.ToString()).ToList();
        Assert.That(readings, Has.Count.EqualTo(12));
        Assert.That(readings, Is.Unique);
        Assert.That(readings, Does.Contain("signalwire.created=201 signalwire.missing_field=400 algoreg.dedupe=reject"));
    }

    [Test]
    public void A_scenario_without_lists_has_one_reading() => Assert.That(
        Emulator.EachReading("scenario: plain\n").Select(reading => (reading.Name, $"{reading}")), Is.EqualTo(new[] { ("", "plain") }));

    [TestCase("created: [200, 202]", "`created` takes")]
    [TestCase("created: []", "")]
    [TestCase("created: [200, 200]", "")]
    [TestCase("created: [[200]]", "`created`")]
    public void A_reading_that_is_none_is_told_with_its_place(string profile, string problem)
    {
        IReadOnlyList<ProfileReading> Read() => Emulator.EachReading($"scenario: wrong\nprofile: {{ signalwire: {{ {profile} }} }}\n");
        Assert.That(Read, Throws.TypeOf<ScenarioException>().With.Message.Contain("inline:2:").And.Message.Contain(problem));
    }

    [Test]
    public void More_than_a_hundred_readings_are_refused()
    {
        const string yaml = """
            scenario: too many
            profile:
              signalwire: { created: [200, 201], missing_scope: [401, 403], missing_field: [422, 400], not_an_object: [not_a_hash, not_a_valid_json], whole_number: [any, plain], numeric_text: [refuse, accept], length_unit: [code_points, utf16, bytes] }
            """;
        Assert.That(() => Emulator.EachReading(yaml), Throws.TypeOf<ScenarioException>().With.Message.Contain("more than 100 scenarios"));
    }

    [Test]
    public void Outside_of_tests_a_list_of_readings_is_a_problem_that_says_where_it_belongs() => Assert.That(
        async () => await Emulator.StartAsync("scenario: list\nprofile: { signalwire: { created: [200, 201] } }\n"), Throws.TypeOf<ScenarioException>().With.Message.Contain("`Emulator.EachReading(…)`"));

    private static async Task<HttpStatusCode> Mint(Emulator emulator)
    {
        using var client = emulator.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("demo:PT-demo"u8));
        using var body = new StringContent("""{"ttl":60,"channels":{"general":{"read":true}}}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/chat/tokens", body);
        return answer.StatusCode;
    }
}
