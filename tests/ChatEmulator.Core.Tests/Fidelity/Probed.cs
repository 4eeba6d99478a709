using ChatEmulator.Contracts.Probing;
using ChatEmulator.Exchanges;
using ChatEmulator.Fidelity;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Fidelity;

/// <summary>The probes of a fidelity table, sent to an engine: each rule to one of its own, so that none stands in another's way.</summary>
internal static class Probed
{
    private const string Yaml = """
        scenario: probed
        clock: { start: 2026-01-15T09:00:00Z, frozen: true }
        accounts:
          signalwire: [{ project: demo, token: PT-demo }, { project: mute, token: PT-mute, scopes: [voice] }]
          algoreg: [{ email: api@acme.test, password: secret, bearer: ready-made-bearer }]
        data: { algoreg: { customers: [{ external_id: c-1, emails: [ada@example.com] }], threads: [{ id: t-1, customer: c-1 }] } }
        """;

    private const ProbeNeeds Everything = ProbeNeeds.Message | ProbeNeeds.Lock | ProbeNeeds.Heavy | ProbeNeeds.Clock | ProbeNeeds.Emulator | ProbeNeeds.Burst;

    /// <summary>What the rules of a provider are, held against an emulator.</summary>
    /// <param name="provider">Whose rules.</param>
    /// <param name="receipts">Which of them.</param>
    /// <param name="profile">YAML of the provider's profile; empty for the default.</param>
    /// <param name="otherwise">What becomes of each answer; null leaves it.</param>
    /// <param name="lastOnly">Whether that becomes of the answers alone that tell something.</param>
    /// <param name="vendors">The vendors of the emulator; null for those that are shipped.</param>
    public static IEnumerable<Finding> Against(Provider provider, IEnumerable<Receipt> receipts, string profile = "", Func<IReadOnlyList<Provider>>? vendors = null, Func<Reply, Reply>? otherwise = null, bool lastOnly = false)
    {
        var word = provider.Catalogue.Provider;
        var providers = (vendors ?? Vendors.All)();
        var yaml = profile.Length == 0 ? Yaml : $"{Yaml}\nprofile: {{ {word}: {{ {profile} }} }}";
        var loaded = new Loader([.. providers.Select(each => each.Catalogue)]).LoadText(yaml);
        Assert.That(loaded.Problems.Select(problem => problem.Text), Is.Empty);
        return receipts.Select(receipt => Find(receipt, word, providers, loaded.Scenarios[0], otherwise ?? (answer => answer), lastOnly));
    }

    private static Finding Find(Receipt receipt, string word, IReadOnlyList<Provider> providers, Scenario scenario, Func<Reply, Reply> otherwise, bool lastOnly)
    {
        using var engine = new Engine(providers, scenario);
        var prober = new Prober(Speaker(word), Everything, new InProcess(engine, lastOnly ? Last(receipt, otherwise) : otherwise));
        return prober.ProbeAsync(receipt).GetAwaiter().GetResult();
    }

    // Only the answers that tell something; those before them prepare.
    private static Func<Reply, Reply> Last(Receipt receipt, Func<Reply, Reply> otherwise)
    {
        var telling = receipt.Probes.SelectMany(probe => Enumerable.Range(1, probe.Requests.Count).Select(n => n == probe.Requests.Count)).ToList();
        var answered = 0;
        return answer => telling[answered++] ? otherwise(answer) : answer;
    }

    private static Credentials Speaker(string word) => word == "signalwire"
        ? new Credentials("demo", "PT-demo", "probe") { Scopeless = ("mute", "PT-mute") }
        : new Credentials("api@acme.test", "secret", "probe") { Thread = "t-1" };

    private sealed class InProcess(Engine engine, Func<Reply, Reply> otherwise) : ProbedServer
    {
        public override DateTimeOffset Now => engine.Worlds.Default.Clock.GetUtcNow();

        public override Task<bool> UnlockAsync(string account) =>
            Task.FromResult(new Support(engine.Worlds.Default, engine.Providers).Unlock(account) is not null);

        public override async Task<Reply> SendAsync(ProbeRequest request)
        {
            await engine.Worlds.Default.Clock.AdvanceAsync(request.After);
            var query = request.Path.IndexOf('?', StringComparison.Ordinal);
            var (path, rest) = query < 0 ? (request.Path, "") : (request.Path[..query], request.Path[query..]);
            Header[] headers =
            [
                .. Named("Authorization", request.Authorization), .. Named("Accept", request.Accept), .. Named("Content-Type", request.ContentType),
            ];
            return Answer(new Exchange(request.Method, path, rest, headers, request.Body, bodyTooLarge: request.Body.Length > 25_000_000));
        }

        // A table that makes no sense makes a server fail; that is an answer too.
        private Reply Answer(Exchange exchange)
        {
            try
            {
                return otherwise(engine.Handle(exchange).Script.Reply);
            }
            catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or NotSupportedException or ArgumentException or NullReferenceException)
            {
                return new Reply(500);
            }
        }

        private static IEnumerable<Header> Named(string name, string? value) => value is null ? [] : [new Header(name, value)];
    }
}
