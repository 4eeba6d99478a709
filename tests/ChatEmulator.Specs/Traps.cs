using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChatEmulator.Specs;

/// <summary>
/// What each shipped scenario does to the sample application, and what then is wrong. <c>true</c> says that the scenario has caught the
/// client that the application was started with.
/// </summary>
internal static class Traps
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // As bearer-expires.yaml has it.
    private static readonly TimeSpan LoggingIn = TimeSpan.FromSeconds(2);

    public static IReadOnlyDictionary<string, Func<Emulator, Desk, Task<bool>>> All { get; } = new Dictionary<string, Func<Emulator, Desk, Task<bool>>>(StringComparer.Ordinal)
    {
        ["reply-lost.yaml"] = ReadsItOnce,
        ["phantom-success.yaml"] = ReadsItOnce,
        ["late-commit.yaml"] = ReadsItOnce,
        ["id-is-no-key.yaml"] = ReadsItOnce,
        ["corrected-message.yaml"] = ReadsTheCorrection,
        ["read-after-write.yaml"] = AsksAndTellsAgain,
        ["bearer-revoked.yaml"] = AsksAndTellsAgain,
        ["never-sent.yaml"] = TakesItForDelivered,
        ["attachment-inflates.yaml"] = LosesIt,
        ["slower-than-the-client.yaml"] = ReadsItOnceThoughTheAnswerIsSlow,
        ["no-answer.yaml"] = WaitsForEver,
        ["rate-limited.yaml"] = ComesBackTooEarly,
        ["retry-after-nonsense.yaml"] = ComesBackAtOnce,
        ["early-return.yaml"] = IsNeverLetThrough,
        ["retry-after-absent.yaml"] = (_, desk) => Fails(desk.Link()),
        ["expires-in-millis.yaml"] = (_, desk) => Fails(desk.Link()),
        ["empty-success.yaml"] = (_, desk) => Fails(desk.Link()),
        ["page-with-200.yaml"] = (_, desk) => Fails(desk.Join()),
        ["token-of-the-future.yaml"] = (_, desk) => IsRefused(desk.Join()),
        ["shorter-than-the-lead.yaml"] = AsksForLinksWithoutEnd,
        ["outage.yaml"] = StaysDown,
        ["forbidden-as-401.yaml"] = LogsInWithoutEnd,
        ["malformed-chunk.yaml"] = (_, desk) => Fails(desk.Link()),
        ["empty-reply.yaml"] = (_, desk) => Fails(desk.Link()),
        ["idle-connection-closed.yaml"] = FailsThenOnTheSameConnection,
        ["truncated-json.yaml"] = AsksAndTellsAgain,
        ["gateway-page.yaml"] = (_, desk) => Fails(desk.Link()),
        ["retry-after-date.yaml"] = (_, desk) => Fails(desk.Link()),
        ["created-201.yaml"] = (_, desk) => Fails(desk.Join()),
        ["unknown-error.yaml"] = (_, desk) => Fails(desk.Join()),
        ["ttl-in-seconds.yaml"] = (_, desk) => IsRefused(desk.Join()),
        ["login-lockout.yaml"] = LocksTheAccount,
        ["bearer-expires.yaml"] = LogsInForEveryCall,
        ["old-codes-gone.yaml"] = SendsWhatIsRefused,
        ["short-lived-link.yaml"] = HandsOutALinkThatDoesNotOpen,
    };

    // Caught when the customer reads it twice, or never.
    private static async Task<bool> ReadsItOnce(Emulator emulator, Desk desk)
    {
        await desk.TellWithPauseOf(Minute);
        if (emulator.Clock.CanMove)
        {
            await emulator.Clock.AdvanceAsync(Minute);
        }

        return await Ground.Applied(emulator, "algoreg.create_message") != 1;
    }

    private static async Task<bool> ReadsItOnceThoughTheAnswerIsSlow(Emulator emulator, Desk desk)
    {
        var telling = desk.Tell();
        await Task.WhenAny(telling, emulator.Calls.To("*").With("delivery", "delay 45s").Eventually().AtLeast(1));
        await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(30));
        await telling;
        return await Ground.Applied(emulator, "algoreg.create_message") != 1;
    }

    private static async Task<bool> WaitsForEver(Emulator emulator, Desk desk)
    {
        var joining = desk.Join();
        await Task.WhenAny(joining, emulator.Calls.To("*").With("delivery", "hang").Eventually().AtLeast(1));
        if (!joining.IsCompleted && emulator.Clock.Waiting == 0)
        {
            // The vendor is silent, and nobody looks at the clock.
            return true;
        }

        await emulator.Clock.AdvanceAsync(Minute);
        using var answer = await joining;
        return false;
    }

    private static async Task<bool> ComesBackTooEarly(Emulator emulator, Desk desk)
    {
        for (var i = 0; i < 3; i++)
        {
            using var answer = await desk.Join();
        }

        return await Ground.CameBackTooEarly(emulator, TimeSpan.FromSeconds(30));
    }

    private static async Task<bool> LocksTheAccount(Emulator emulator, Desk desk)
    {
        for (var i = 0; i < 10; i++)
        {
            await desk.Tell($"parcel-{i}");
        }

        using var support = emulator.CreateClient();
        using var corrected = await support.PostAsJsonAsync("api/v1/token", new { grant_type = "password", username = "api@acme.test", password = "changed-yesterday" });
        return corrected.StatusCode == HttpStatusCode.Forbidden;
    }

    // Five calls meet the stale bearer before there is another.
    private static async Task<bool> LogsInForEveryCall(Emulator emulator, Desk desk)
    {
        await desk.Tell("parcel-0");
        if (emulator.Clock.CanMove)
        {
            await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(61));
        }

        var told = Task.WhenAll(Enumerable.Range(1, 5).Select(i => desk.Tell($"parcel-{i}")));
        await Task.WhenAny(told, emulator.Calls.To("*").With("status", 401).Eventually().AtLeast(5));
        while (emulator.Clock.CanMove && emulator.Clock.WaitedOnAsync(LoggingIn) is var waits && await Task.WhenAny(told, waits) == waits)
        {
            await waits;
            await emulator.Clock.AdvanceAsync(LoggingIn);
        }

        await told;
        return await Ground.Applied(emulator, "algoreg.login") > 2;
    }

    private static async Task<bool> SendsWhatIsRefused(Emulator emulator, Desk desk)
    {
        await desk.Tell(thread: "t-of-yesterday");
        return (await Ground.Calls(emulator)).Count(call => call.GetProperty("operation").GetString() == "algoreg.create_message") > 1;
    }

    private static async Task<bool> HandsOutALinkThatDoesNotOpen(Emulator emulator, Desk desk)
    {
        using var first = await desk.Link();
        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(11));
        using var second = await desk.Link();
        var link = (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString();
        using var browser = new HttpClient(emulator.CreateHandler());
        using var page = await browser.GetAsync(link);
        return page.StatusCode == HttpStatusCode.Unauthorized;
    }

    private static async Task<bool> ReadsTheCorrection(Emulator emulator, Desk desk)
    {
        await desk.Tell(shelf: "3");
        await desk.Tell(shelf: "5");
        return !(await Ground.Messages(emulator)).Any(message => message.GetProperty("content").GetString()!.Contains("shelf 5", StringComparison.Ordinal));
    }

    // Somebody at the desk asks, and tells the customer again when it was not sent.
    private static async Task<bool> AsksAndTellsAgain(Emulator emulator, Desk desk)
    {
        await desk.TellWithPauseOf(Minute);
        if (await desk.Ask() == "missing")
        {
            await desk.TellWithPauseOf(Minute);
        }

        if (emulator.Clock.CanMove)
        {
            await emulator.Clock.AdvanceAsync(Minute);
        }

        return await Ground.Applied(emulator, "algoreg.create_message") != 1;
    }

    private static async Task<bool> TakesItForDelivered(Emulator emulator, Desk desk)
    {
        await desk.Tell();
        await emulator.Clock.AdvanceAsync(Minute);
        return await desk.Ask() == "confirmed" && await Ground.CouldNotBeSent(emulator, "t-1");
    }

    private static async Task<bool> LosesIt(Emulator emulator, Desk desk)
    {
        await desk.Tell(photo: new byte[900_000]);
        return await Ground.Applied(emulator, "algoreg.create_message") != 1;
    }

    private static async Task<bool> ComesBackAtOnce(Emulator emulator, Desk desk)
    {
        await desk.Tell();
        return await Ground.CameBackTooEarly(emulator, TimeSpan.FromSeconds(1));
    }

    // Whoever is told to come back does, when the time has passed.
    private static async Task<bool> IsNeverLetThrough(Emulator emulator, Desk desk)
    {
        await desk.Tell("parcel-1");
        if (await desk.TellWithPauseOf(TimeSpan.FromSeconds(9), "parcel-2") == "503")
        {
            await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(10));
            await desk.Tell("parcel-2");
        }

        return await Ground.Applied(emulator, "algoreg.create_message") != 2;
    }

    private static async Task<bool> AsksForLinksWithoutEnd(Emulator emulator, Desk desk)
    {
        for (var i = 0; i < 3; i++)
        {
            using var link = await desk.Link();
        }

        return await Ground.Applied(emulator, "algoreg.create_end_user_token") != 1;
    }

    private static async Task<bool> StaysDown(Emulator emulator, Desk desk)
    {
        for (var i = 0; i < 3; i++)
        {
            using var link = await desk.Link($"c-{i}");
        }

        await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(15));
        using var later = await desk.Link("c-3");
        return later.StatusCode != HttpStatusCode.OK;
    }

    private static async Task<bool> LogsInWithoutEnd(Emulator emulator, Desk desk)
    {
        for (var i = 0; i < 3; i++)
        {
            using var link = await desk.Link($"c-{i}");
        }

        return await Ground.Applied(emulator, "algoreg.login") > 2;
    }

    // An exception that nobody foresaw.
    private static async Task<bool> FailsThenOnTheSameConnection(Emulator emulator, Desk desk)
    {
        using var first = await desk.Join();
        return await Fails(desk.Join("bob"));
    }

    private static async Task<bool> Fails(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        return answer.StatusCode == HttpStatusCode.InternalServerError;
    }

    private static async Task<bool> IsRefused(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        return answer.StatusCode == HttpStatusCode.BadGateway;
    }
}
