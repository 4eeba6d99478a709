using System.Net.Http.Json;
using ChatEmulator.Journals;

namespace ChatEmulator.Specs;

/// <summary>How a test asks what was called, and waits for it.</summary>
public sealed class AskingSpecs
{
    private const string Frozen = "scenario: x\nclock: { start: 2026-01-15T09:00:00Z, frozen: true }\n";

    [Test]
    public async Task What_came_is_asked_in_sentences()
    {
        await using var emulator = await Emulator.StartAsync();
        await Invite(emulator, "c-1", "ada@example.com", "m-1");
        await Invite(emulator, "c-2", "eve@example.com", "m-2");

        var messages = emulator.Calls.To("algoreg.create_message");
        messages.With("body.to", "ada@example.com").Once();
        messages.With("status", "4xx").Never();
        messages.AtMost(2);
        messages.ExactlyOncePer("body.ext_msg_id", "m-1", "m-2");
        messages.After(emulator.Calls.To("algoreg.create_end_user_token"));
        messages.With("effect", "applied").Exactly(2);
        Assert.That(messages.ToList()[0].Effect, Is.EqualTo(Exchanges.Effect.Applied));
    }

    [Test]
    public async Task What_is_to_come_is_awaited()
    {
        await using var emulator = await Emulator.StartAsync();
        var inviting = Invite(emulator, "c-1", "ada@example.com", "m-1");

        await emulator.Calls.To("algoreg.create_message").With("body.to", "ada@example.com").Eventually().Exactly(1);
        await emulator.Calls.To("algoreg.login").NeverWithin(TimeSpan.FromMilliseconds(100));
        await inviting;
    }

    [Test]
    public async Task An_order_that_was_another_is_told_with_both_calls()
    {
        await using var emulator = await Emulator.StartAsync();
        await Invite(emulator, "c-1", "ada@example.com", "m-1");
        var (token, message) = (emulator.Calls.To("algoreg.create_end_user_token"), emulator.Calls.To("algoreg.create_message"));
        token.Before(message);
        emulator.Calls.InOrder(token, message);
        Assert.That(() => message.Before(token), Throws.TypeOf<ExpectationException>().With.Message.Contains("#1 POST /api/v1/chat/token 200 applied"));
        Assert.That(() => emulator.Calls.InOrder(token, message, emulator.Calls.To("algoreg.login")), Throws.TypeOf<ExpectationException>().With.Message.Contains("at least 1 call to algoreg.login, but 0 came"));
        Assert.That(() => emulator.Calls.InOrder(token), Throws.ArgumentException);
        Assert.That(() => message.Before(message), Throws.TypeOf<ExpectationException>(), "no call is before itself");
    }

    [Test]
    public async Task A_key_that_came_twice_is_told_with_its_calls_and_one_that_did_not_come_too()
    {
        await using var emulator = await Emulator.StartAsync();
        await Invite(emulator, "c-1", "ada@example.com", "m-1");
        await Invite(emulator, "c-2", "ada@example.com", "m-1");
        var messages = emulator.Calls.To("algoreg.create_message");
        Assert.That(() => messages.ExactlyOncePer("body.ext_msg_id"), Throws.TypeOf<ExpectationException>().With.Message.Contains("\"m-1\" came 2 times:"));
        Assert.That(() => messages.ExactlyOncePer("body.ext_msg_id", "m-2"), Throws.TypeOf<ExpectationException>().With.Message.Contains("\"m-2\" did not come."));
        Assert.That(() => messages.ExactlyOncePer("body.ext_msgid"), Throws.TypeOf<ExpectationException>().With.Message.Contains("absent came 2 times"));
        emulator.Calls.To("algoreg.create_end_user_token").ExactlyOncePer("body.external_id");
    }

    [Test]
    public async Task Pauses_are_those_of_the_worlds_clock()
    {
        await using var emulator = await Emulator.StartAsync(Frozen);
        await Invite(emulator, "c-1", "ada@example.com", "m-1");
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(10));
        await Invite(emulator, "c-2", "ada@example.com", "m-2");
        var messages = emulator.Calls.To("algoreg.create_message");
        messages.ApartAtLeast(TimeSpan.FromMinutes(10));
        Assert.That(() => messages.ApartAtLeast(TimeSpan.FromMinutes(11)), Throws.TypeOf<ExpectationException>().With.Message.Contains("10m after #2"));
        Assert.That(() => messages.With("body.ext_msg_id", "m-1").ApartAtLeast(TimeSpan.FromTicks(1)), Throws.TypeOf<ExpectationException>().With.Message.Contains("at least 2 calls"));
        var start = new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
        messages.Between(start, start.AddMinutes(10)).Once();
        messages.Between(start.AddMinutes(10), start.AddMinutes(10)).Never();
        messages.Since(2).Once();
        messages.Since(emulator.Calls.Latest).Never();
    }

    [Test]
    public async Task Calls_in_flight_are_calls_like_others_and_marked()
    {
        await using var emulator = await Emulator.StartAsync(Frozen + "rules: [{ name: hung, calls: algoreg.create_message, effect: applied, delivery: hang }]");
        var calling = Invite(emulator, "c-1", "ada@example.com", "m-1");
        var messages = emulator.Calls.To("algoreg.create_message");
        await messages.InFlight().Eventually().Once();
        Assert.That(messages.ToList().Single().Ending, Is.Null);
        emulator.Reset();
        Assert.That(async () => await calling, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_part_of_the_path_is_found_by_its_name()
    {
        await using var emulator = await Emulator.StartAsync("scenario: x\ndata: { algoreg: { threads: [{ id: t-9 }] } }");
        using var client = Clients.Algoreg(emulator);
        using var answer = await client.GetAsync("api/v1/thread/t%2D9");
        emulator.Calls.To("algoreg.get_thread").With("path.id", "t-9").Once();
        emulator.Calls.To("*").With("path.id", "t-8").Never();
        Assert.That(() => emulator.Calls.To("*").With("path.thread", "t-9"), Throws.ArgumentException.With.Message.Contains("There are path.id."));
        Assert.That(() => emulator.Calls.To("*").With("ended", "delivred"), Throws.ArgumentException.With.Message.Contains("Did you mean 'delivered'?"));
    }

    [Test]
    public async Task A_call_that_must_not_come_fails_the_wait_when_it_comes()
    {
        await using var emulator = await Emulator.StartAsync();
        var never = emulator.Calls.To("algoreg.create_message").NeverWithin(TimeSpan.FromMinutes(10));
        await Invite(emulator, "c-1", "ada@example.com", "m-1");
        Assert.That(async () => await never, Throws.TypeOf<ExpectationException>().With.Message.Contains("no call to algoreg.create_message, but 1 came"));
    }

    [Test]
    public async Task A_wait_on_the_worlds_clock_ends_with_its_time()
    {
        await using var emulator = await Emulator.StartAsync(Frozen);
        var month = TimeSpan.FromDays(30);
        var (never, late) = (emulator.Calls.To("*").NeverWithin(month, WaitingTime.World), emulator.Calls.To("*").Eventually(month, WaitingTime.World).AtLeast(1));
        await emulator.Clock.AdvanceAsync(month);
        await never;
        Assert.That(async () => await late, Throws.TypeOf<ExpectationException>().With.Message.Contains("Nothing came at all."));
    }

    [Test]
    public async Task A_reset_ends_a_wait()
    {
        await using var emulator = await Emulator.StartAsync();
        var wait = emulator.Calls.To("*").Eventually(TimeSpan.FromMinutes(10)).AtLeast(1);
        emulator.Reset();
        Assert.That(async () => await wait, Throws.TypeOf<ExpectationException>().With.Message.Contains("was reset while at least 1 call to *"));
    }

    [Test]
    public async Task A_failed_expectation_also_shows_the_latest_calls_where_tests_write()
    {
        var output = new List<string>();
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Output = output.Add });
        emulator.Calls.To("*").Never();
        Assert.That(output, Is.Empty);
        for (var i = 0; i < 11; i++)
        {
            await Invite(emulator, $"c-{i}", "ada@example.com", $"m-{i}");
        }

        Assert.That(() => emulator.Calls.To("*").Never(), Throws.TypeOf<ExpectationException>());
        var lines = output.Single().ReplaceLineEndings("\n").Split('\n');
        Assert.That((lines[0], lines.Length), Is.EqualTo(("The latest 20 of 22 calls of the world 'default':", 21)));
        Assert.That(lines[20], Does.Contain("#22  algoreg.create_message         204 applied"));
    }

    [Test]
    public async Task Where_nothing_else_is_said_that_goes_to_the_console() =>
        Assert.That(await Task.FromResult(new EmulatorOptions().Output!.Target), Is.SameAs(Console.Out));

    [Test]
    public async Task A_journal_that_dropped_calls_says_so_instead_of_an_order_or_a_key_that_holds()
    {
        await using var emulator = await Emulator.StartAsync(options: new EmulatorOptions { Journal = new JournalLimits(MostCalls: 2) });
        await Invite(emulator, "c-1", "ada@example.com", "m-1");
        await Invite(emulator, "c-2", "ada@example.com", "m-2");
        var (token, message) = (emulator.Calls.To("algoreg.create_end_user_token"), emulator.Calls.To("algoreg.create_message"));
        Assert.That(() => token.Before(message), Throws.TypeOf<ExpectationException>().With.Message.Contains("cannot be known"));
        Assert.That(() => message.ExactlyOncePer("body.ext_msg_id"), Throws.TypeOf<ExpectationException>().With.Message.Contains("cannot be known"));
        message.Since(2).ExactlyOncePer("body.ext_msg_id");
        token.Since(2).Before(message.Since(2));
    }

    private static async Task Invite(Emulator emulator, string customer, string address, string message)
    {
        using var client = Clients.Algoreg(emulator);
        using var token = await client.PostAsJsonAsync("api/v1/chat/token", new { external_id = customer });
        using var sent = await client.PostAsJsonAsync("api/v1/message", new { to = address, ext_msg_id = message });
    }
}
