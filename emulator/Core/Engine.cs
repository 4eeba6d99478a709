using ChatEmulator.Deliveries;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Mappings;
using ChatEmulator.Providers;
using ChatEmulator.Scenarios;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>
/// The way of a request, top to bottom, and the only file that knows its order: route, read, identify, judge, decide, draft,
/// commit, open the journal. A value comes in and a value goes out. It never waits: state changes before any delay, and
/// whoever plays the script does the waiting.
/// </summary>
public sealed class Engine : IDisposable
{
    private const int MostTries = 1_000;

    private readonly Router _router;
    private readonly Stranger _stranger;
    private readonly Finder _finder;

    /// <summary>An engine of all vendors, with a world that begins now.</summary>
    /// <param name="scenario">What is played; <see cref="ScenarioFiles"/> reads one.</param>
    /// <param name="seed">What chance is drawn from instead of the scenario's seed.</param>
    public Engine(Scenario scenario, long? seed = null)
        : this(Vendors.All(), scenario, seed)
    {
    }

    /// <summary>An engine with a world that begins now.</summary>
    /// <param name="providers">The imitated vendors.</param>
    /// <param name="scenario">What is played.</param>
    /// <param name="seed">What chance is drawn from instead of the scenario's seed.</param>
    /// <param name="limits">How much a journal keeps; null for the default.</param>
    /// <param name="real">Real time; null for the system's.</param>
    /// <param name="worlds">How many worlds there may be; null for the default.</param>
    /// <param name="others">Scenarios that worlds may be told to play by name; null for none.</param>
    /// <param name="mappings">The stub mappings that worlds begin with, and who reads more; null for none.</param>
    internal Engine(
        IReadOnlyList<Provider> providers,
        Scenario scenario,
        long? seed = null,
        JournalLimits? limits = null,
        TimeProvider? real = null,
        WorldLimits? worlds = null,
        IEnumerable<Scenario>? others = null,
        MappingSupply? mappings = null)
    {
        Providers = providers;
        _router = new Router(providers);
        _stranger = new Stranger(providers);
        Real = real ?? TimeProvider.System;
        Mappings = mappings ?? new MappingSupply();
        Repertoire = new Repertoire(new Play(scenario, providers), others ?? [], providers);
        Worlds = new WorldDirectory(Repertoire.Usual, seed, limits ?? new JournalLimits(), worlds ?? new WorldLimits(), Real, Mappings.Given);
        _finder = new Finder(Worlds, providers);
    }

    /// <summary>The imitated vendors.</summary>
    internal IReadOnlyList<Provider> Providers { get; }

    /// <summary>What worlds may play.</summary>
    internal Repertoire Repertoire { get; }

    /// <summary>The stub mappings that worlds begin with, and who reads more.</summary>
    internal MappingSupply Mappings { get; }

    /// <summary>The worlds of this emulator.</summary>
    internal WorldDirectory Worlds { get; }

    /// <summary>Real time.</summary>
    internal TimeProvider Real { get; }

    /// <summary>Decides a call. What it changes is changed, and it is in the journal as a call in flight.</summary>
    /// <exception cref="NoRoomException">It names a world that there is not, and there is no room for one more.</exception>
    /// <exception cref="ObjectDisposedException">The emulator has ended.</exception>
    public Outcome Handle(Exchange exchange) => Handle(exchange, trace: null);

    /// <summary>Decides a call as <see cref="Handle(Exchange)"/> does, and takes down what each rule made of it.</summary>
    /// <inheritdoc cref="Handle(Exchange)"/>
    internal Outcome Explain(Exchange exchange, Trace trace) => Handle(exchange, trace);

    private Outcome Handle(Exchange exchange, Trace? trace)
    {
        var route = _router.Of(exchange);
        for (var i = 0; i < MostTries && !Worlds.Default.HasEnded; i++)
        {
            // A world that ends, or begins anew with another version, between being found and being entered is no world to be in.
            if (TryHandle(exchange, route, trace, out var outcome))
            {
                return outcome.Begun();
            }
        }

        throw new ObjectDisposedException(nameof(Engine), "The emulator has ended, or somebody disposed of a world that is still in its directory.");
    }

    /// <summary>
    /// Decides a call of a journal as it was decided then. A fresh world of the same scenario, seed and root that is given all calls of a journal in
    /// its order, each with its recorded instant, comes to the same effects, answers and scripts, as far as the calls are replayable.
    /// </summary>
    /// <param name="world">The world; whatever the call names is not looked at.</param>
    /// <param name="exchange">The request, its body whole.</param>
    /// <param name="at">The recorded instant; the world's clock is not asked.</param>
    /// <exception cref="ObjectDisposedException">The world has ended.</exception>
    internal Outcome Replay(World world, Exchange exchange, DateTimeOffset at)
    {
        var route = _router.Of(exchange);
        var visit = route.Operation is { } operation ? Finder.Visit(world, exchange, route.Provider!, operation)
            : route.Allowed is null ? Finder.Stubbed(world, exchange)
            : null;
        using var reading = visit?.Reading;
        return (visit is { } found ? Enter(found, at, out var outcome) : TurnAway(world, exchange, route, at, out outcome))
            ? outcome
            : throw new ObjectDisposedException(world.Name);
    }

    /// <summary>Ends every world.</summary>
    public void Dispose() => Worlds.Dispose();

    private bool TryHandle(Exchange exchange, Route route, Trace? trace, out Outcome outcome)
    {
        if (route.Operation is null)
        {
            return TryOther(exchange, route, trace, out outcome);
        }

        var visit = _finder.Of(exchange, route.Provider!, route.Operation) with { Trace = trace };
        using var reading = visit.Reading;
        return Enter(visit, null, out outcome);
    }

    // A path of a vendor's that has other methods is no stub's.
    private bool TryOther(Exchange exchange, Route route, Trace? trace, out Outcome outcome)
    {
        if (route.Allowed is not null || _finder.Stubbed(exchange) is not { } visit)
        {
            return TurnAway(_finder.Of(exchange), exchange, route, null, out outcome);
        }

        using var reading = visit.Reading;
        return Enter(visit with { Trace = trace }, null, out outcome);
    }

    private static bool Enter(in Visit visit, DateTimeOffset? recorded, out Outcome outcome)
    {
        var kept = Keep(visit.Exchange);
        lock (visit.World.Gate)
        {
            var isThere = !visit.World.HasEnded && visit.IsCurrent;
            outcome = isThere ? Run(visit, kept, recorded) : default;
            return isThere;
        }
    }

    private static Outcome Run(in Visit visit, Kept? kept, DateTimeOffset? recorded)
    {
        var (world, at) = (visit.World, recorded ?? visit.World.Clock.GetUtcNow());
        world.Settle(at);
        var state = world.State(visit.Provider);
        var caller = visit.Operation.Identify(visit.Exchange, visit.Reading, state, at);
        var verdict = visit.Judge(caller, state, at);
        var chance = world.Chance(visit.Print, caller.Proven?.Print ?? 0);
        var situation = visit.Situation(verdict, caller, chance, at) with { Since = at - world.Zero(at) };
        var plan = visit.Decide(situation);
        var moment = new Moment(state, visit.Profile, at, world.Dice, chance.Request, chance.Key) { Minting = plan.Minting, Sending = plan.Sending, Misdating = WrittenOut.Misdated(plan) };
        var draft = Draft(visit, verdict, plan, moment);
        var effect = Committed.Commit(visit, caller, verdict, draft, plan, moment, out var late);
        var answer = WrittenOut.Tell(plan, draft?.Answer, visit.Provider, moment, situation);
        plan = Settling.Of(plan, visit, situation, answer);
        var (name, account, refusal) = (visit.Operation.Entry.Name, caller.Proven?.Name, verdict as Refusal ?? Unmet(plan));
        var ticket = world.Journal.Open(new Entry
        {
            Exchange = visit.Exchange,
            Body = kept,
            At = at,
            Operation = name,
            Account = account,
            Rule = plan.Rule,
            Limit = plan.Limit,
            RefusedBy = refusal?.Error,
            Why = refusal?.Told,
            Effect = effect,
            Answer = answer,
            Delivery = plan.DeliveryWord,
            Request = chance.Request,
            Replayable = chance.IsReplayable,
            Key = visit.Key,
        });
        if (late is { } deed)
        {
            world.Postpone(deed, Instants.After(at, plan.Wish.After), ticket, at);
        }

        world.Judge?.Decided(new DecidedCall(ticket, at, situation, chance.Request, answer, effect, refusal?.Error));
        Committed.Follow(visit, plan, new Aftermath(state, visit.Operation, visit.Exchange, visit.Reading, caller, draft?.Change, at));
        world.Arrived();
        return new Outcome(world, ticket, at, name, account, plan, refusal, effect, Menu.Play(answer, plan.Deliveries), world.EpochEnds) { Judge = world.Judge, Epoch = world.Epoch, Arrived = visit.Exchange.Arrived };
    }

    private static Refusal? Unmet(Plan plan) => plan.Unmet is { } why ? new Refusal("not_found", 404, why) : null;

    // At the edge nothing is asked of the vendor: no draft, no change, not even a refusal's.
    private static Draft? Draft(in Visit visit, Verdict verdict, Plan plan, in Moment moment) =>
        plan is { Stage: Stage.Edge, Answer.Replaces: true } ? null
        : verdict is Refusal refusal ? new Draft(visit.Provider.Answer(refusal, moment), refusal.Change)
        : visit.Operation.Draft((Command)verdict, moment);

    // A large body is shortened before the lock is taken.
    private static Kept? Keep(Exchange exchange) => exchange.Body.Length > Shortening.Most ? Shortening.Of(exchange) : null;

    private bool TurnAway(World world, Exchange exchange, Route route, DateTimeOffset? recorded, out Outcome outcome)
    {
        var (kept, print, near) = (Keep(exchange), Requests.Print(exchange), NearMapping.Of(world.Mappings, exchange));
        lock (world.Gate)
        {
            outcome = default;
            if (world.HasEnded)
            {
                return false;
            }

            var at = recorded ?? world.Clock.GetUtcNow();
            world.Settle(at);
            var chance = world.Chance(print, account: 0);
            var (refusal, answer) = _stranger.Answer(exchange, route, world, near, at, chance);
            var ticket = world.Journal.Open(new Entry
            {
                Exchange = exchange,
                Body = kept,
                At = at,
                RefusedBy = refusal.Error,
                Why = refusal.Why,
                Answer = answer,
                Request = chance.Request,
                Replayable = chance.IsReplayable,
            });
            world.Judge?.Decided(new DecidedCall(ticket, at, new Situation(null!, exchange, default, Accepted: false, Account: null) { Chance = chance, Revoked = Presented.Revoked(world, exchange, at) }, chance.Request, answer, Effect.None, refusal.Error));
            world.Arrived();
            outcome = new Outcome(world, ticket, at, null, null, Plan.Own, refusal, Effect.None, Script.Prompt(answer), world.EpochEnds) { Judge = world.Judge, Epoch = world.Epoch, Arrived = exchange.Arrived };
            return true;
        }
    }
}
