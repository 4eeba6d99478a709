using System.Net.Http.Json;
using ParcelDesk;
using ParcelDesk.Careful;

namespace ChatEmulator.Specs;

/// <summary>What the careful client of the sample application does beyond walking past the traps.</summary>
public sealed class CarefulSpecs
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [TestCase("reply-lost.yaml")]
    [TestCase("phantom-success.yaml")]
    [TestCase("late-commit.yaml")]
    public async Task A_notice_is_confirmed_when_it_can_be_read(string file)
    {
        await using var emulator = await Emulator.StartAsync($"scenarios/{file}");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.TellWithPauseOf(Minute), Is.EqualTo("confirmed"));
        Assert.That(await Ground.Messages(emulator), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_caller_that_leaves_stops_nothing_and_one_that_comes_meanwhile_joins_in()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/late-commit.yaml");
        await using var desk = await Desk.Careful(emulator);
        using var leaves = new CancellationTokenSource();
        var first = desk.Tell(cancel: leaves.Token);
        await emulator.Clock.WaitedOnAsync(Minute);
        await leaves.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());

        var same = new Notice("parcel-7-arrived", "ada@example.com", "t-1", "Your parcel-7 is here.");
        var again = desk.Service<Underway>().Join(same, _ => throw new InvalidOperationException("It is being said."), default);
        await emulator.Clock.AdvanceAsync(Minute);
        Assert.That(await again, Is.EqualTo(Sent.Confirmed));
        emulator.Calls.To("algoreg.create_message").Exactly(1);
    }

    [Test]
    public async Task What_is_told_at_the_same_time_is_told_once()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/quickstart.yaml");
        await using var desk = await Desk.Careful(emulator);
        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.Tell()));
        Assert.That(told, Is.All.EqualTo("confirmed"));
        emulator.Calls.To("algoreg.create_message").Exactly(1);
    }

    [Test]
    public async Task A_vendor_that_cannot_be_asked_is_told_nothing_twice()
    {
        await using var emulator = await Emulator.StartAsync("""
            scenario: deaf
            data: { algoreg: { threads: [{ id: t-1 }] } }
            rules:
              - { name: unclear, calls: algoreg.create_message, effect: applied, delivery: reset }
              - { name: deaf, calls: algoreg.list_messages, after: 1, answer: { error: service_unavailable } }
            """);
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Tell(), Is.EqualTo("unknown"));
        emulator.Calls.To("algoreg.create_message").Exactly(1);
    }

    [Test]
    public async Task A_thread_that_does_not_exist_is_a_refusal_and_nothing_is_sent()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/quickstart.yaml");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Tell(thread: "t-of-yesterday"), Is.EqualTo("502"));
        emulator.Calls.To("algoreg.create_message").Never();
    }

    [TestCase("rate-limited.yaml", "30")]
    [TestCase("retry-after-date.yaml", "30")]
    public async Task A_person_who_waits_is_told_when_to_come_back(string file, string seconds)
    {
        await using var emulator = await Emulator.StartAsync($"scenarios/{file}");
        await using var desk = await Desk.Careful(emulator);
        using var link = await desk.Link();
        using var first = await desk.Join();
        using var second = await desk.Join();
        using var third = await desk.Join();
        var busy = new[] { link, third }.Single(answer => !answer.IsSuccessStatusCode);
        Assert.That(((int)busy.StatusCode, $"{busy.Headers.RetryAfter}"), Is.EqualTo((503, seconds)));
    }

    [Test]
    public async Task Two_customers_are_told_of_one_parcel_at_the_same_time()
    {
        await using var emulator = await Emulator.StartAsync("scenario: two\ndata: { algoreg: { threads: [{ id: t-1 }, { id: t-2 }] } }\n");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await Task.WhenAll(desk.Tell(thread: "t-1"), desk.Tell(thread: "t-2")), Is.All.EqualTo("confirmed"));
        Assert.That(await Ground.Messages(emulator), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Twenty_calls_that_meet_an_expired_bearer_at_once_log_in_once()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/bearer-expires.yaml");
        await using var desk = await Desk.Careful(emulator);
        await desk.Tell("parcel-0");
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(61));
        var telling = Task.WhenAll(Enumerable.Range(1, 20).Select(i => desk.Tell($"parcel-{i}")));
        await emulator.Calls.To("algoreg.login").Eventually().AtLeast(2);
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(2));
        var told = await telling;
        Assert.That(told, Is.All.EqualTo("confirmed"));
        emulator.Calls.To("algoreg.login").Exactly(2);
    }

    [TestCase(404)]
    [TestCase(408)]
    [TestCase(302)]
    public async Task One_odd_answer_to_a_login_is_not_held_against_the_password(int status)
    {
        await using var emulator = await Emulator.StartAsync($$"""
            scenario: odd
            data: { algoreg: { threads: [{ id: t-1 }] } }
            rules: [{ name: odd, calls: algoreg.login, times: 1, effect: none, answer: { status: {{status}} } }]
            """);
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Tell(), Is.AnyOf("502", "503"));
        Assert.That(await desk.Tell(), Is.EqualTo("confirmed"));
    }

    [TestCase("{ status: 408 }")]
    [TestCase("{ status: 302 }")]
    [TestCase("{ status: 500, content_type: application/json; charset=foo, body: '{}' }")]
    public async Task An_answer_that_does_not_say_no_is_looked_up(string answer)
    {
        await using var emulator = await Emulator.StartAsync($$"""
            scenario: unclear
            data: { algoreg: { threads: [{ id: t-1 }] } }
            rules: [{ name: unclear, calls: algoreg.create_message, times: 1, effect: applied, answer: {{answer}} }]
            """);
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Tell(), Is.EqualTo("confirmed"));
        emulator.Calls.To("algoreg.create_message").Exactly(1);
    }

    [TestCase("""{"token":null,"expires_at":1}""")]
    [TestCase("""{"token":"t","expires_at":1768467600000000}""")]
    [TestCase("""{"token":"t"}""")]
    [TestCase("[]")]
    public async Task A_success_without_what_was_asked_for_is_trouble_and_no_fault_of_ours(string body)
    {
        await using var emulator = await Emulator.StartAsync($$"""
            scenario: odd
            rules: [{ name: odd, calls: algoreg.create_end_user_token, effect: none, answer: { status: 200, content_type: application/json, body: '{{body}}' } }]
            """);
        await using var desk = await Desk.Careful(emulator);
        using var link = await desk.Link();
        Assert.That((int)link.StatusCode, Is.EqualTo(503));
    }

    [Test]
    public async Task A_notice_is_found_in_a_thread_of_many_pages()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/quickstart.yaml");
        await using var desk = await Desk.Careful(emulator);
        using var others = Clients.Algoreg(emulator);
        var key = AlgoregClient.Key(new Recipient("ada@example.com", "t-1").Arrived("parcel-7"));
        for (var i = 0; i < 105; i++)
        {
            using var sent = await others.PostAsJsonAsync("api/v1/message", new { thread_id = "t-1", content = $"{i}", ext_msg_id = i == 101 ? key : $"m-{i}" });
        }

        Assert.That(await desk.Tell(), Is.EqualTo("confirmed"));
        emulator.Calls.To("algoreg.create_message").Exactly(105);
    }

    [TestCase(7, 1)]
    [TestCase(9, 2)]
    public async Task A_link_is_given_again_until_two_minutes_before_its_end(int minutes, int minted)
    {
        await using var emulator = await Emulator.StartAsync("scenarios/short-lived-link.yaml");
        await using var desk = await Desk.Careful(emulator);
        await Task.WhenAll(desk.Link(), desk.Link(), desk.Link());
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(minutes));
        using var later = await desk.Link();
        emulator.Calls.To("algoreg.create_end_user_token").Exactly(minted);
    }

    [Test]
    public async Task A_link_of_a_short_life_is_given_again_until_half_of_it_is_over()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/shorter-than-the-lead.yaml");
        await using var desk = await Desk.Careful(emulator);
        await desk.Link();
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(44));
        await desk.Link();
        emulator.Calls.To("algoreg.create_end_user_token").Exactly(1);
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        await desk.Link();
        emulator.Calls.To("algoreg.create_end_user_token").Exactly(2);
    }

    [Test]
    public async Task After_a_login_that_helped_nothing_the_next_one_waits_five_minutes()
    {
        await using var emulator = await Emulator.StartAsync("""
            scenario: not for you
            clock: { start: 2026-01-15T09:00:00Z, frozen: true }
            data: { algoreg: { threads: [{ id: t-1 }] } }
            rules: [{ name: not for you, calls: algoreg.create_end_user_token, answer: { error: unauthorized } }]
            """);
        await using var desk = await Desk.Careful(emulator);
        await desk.Link();
        await desk.Link();
        emulator.Calls.To("algoreg.login").Exactly(2);
        Assert.That(await desk.Tell(), Is.EqualTo("confirmed"));
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(5));
        await desk.Link();
        emulator.Calls.To("algoreg.login").Exactly(3);
    }

    [Test]
    public async Task A_correction_is_another_message()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/corrected-message.yaml");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Tell(shelf: "3"), Is.EqualTo("confirmed"));
        Assert.That(await desk.Tell(shelf: "5"), Is.EqualTo("confirmed"));
        Assert.That(await desk.Tell(shelf: "5"), Is.EqualTo("confirmed"));
        emulator.Calls.To("algoreg.create_message").Exactly(2);
    }

    [Test]
    public async Task What_became_of_a_notice_can_be_asked()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/quickstart.yaml");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Ask(), Is.EqualTo("unknown"));
        await desk.Tell();
        Assert.That(await desk.Ask(), Is.EqualTo("confirmed"));
    }

    [TestCase("{}")]
    [TestCase("""{"to":"ada@example.com","thread":null}""")]
    [TestCase("""{"to":" ","thread":"t-1"}""")]
    public async Task Whoever_does_not_say_whom_to_tell_is_told_so(string body)
    {
        await using var emulator = await Emulator.StartAsync();
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Arrived(body), Is.EqualTo(400));
        emulator.Calls.To("*").Never();
    }

    [Test]
    public async Task The_log_names_the_vendors_trouble_by_its_new_codes_and_our_callers_are_told_nothing_of_it()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/quickstart.yaml");
        await using var desk = await Desk.Careful(emulator);
        using var answer = await desk.Read("thread-of-yesterday");
        Assert.That(
            async () => await desk.Service<AlgoregClient>().Find(new Notice("n", "", "t-of-yesterday", ""), default),
            Throws.TypeOf<TroubleException>().With.Message.StartsWith("404: thread_not_found ").And.Message.Not.Contains("THREAD_NOT_FOUND"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("The chat vendor refuses this.").And.Not.Contain("thread"));
    }
}
