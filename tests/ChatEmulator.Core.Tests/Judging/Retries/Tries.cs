using System.Text;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Judging.Verdicts;
using ChatEmulator.Scenarios;
using ChatEmulator.Scenarios.Expectations;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Core.Tests.Judging.Retries;

/// <summary>A client that tries, told to a tally as it happens and to an audit afterwards.</summary>
internal sealed class Tries
{
    private readonly ExpectedRetries? _expected;
    private readonly RetryTally? _tally;
    private readonly ClockStart _clock;
    private readonly Dictionary<string, CatalogueOperation> _operations;
    private readonly IReadOnlyList<Expected> _expectations;

    private Tries(string yaml)
    {
        using var emulation = Emulation.Of(yaml);
        _clock = emulation.World.Play.Scenario.Clock;
        _expectations = emulation.World.Scenario.Expectations;
        _operations = emulation.View.Catalogues.SelectMany(catalogue => catalogue.Operations).ToDictionary(operation => operation.Name);
        _expected = _expectations.OfType<ExpectedRetries>().FirstOrDefault();
        _tally = _expected is null ? null : new RetryTally(_expected, _clock);
    }

    public List<Call> Calls { get; } = [];

    public DateTimeOffset Now { get; set; } = Emulation.Start;

    public TimeSpan Real { get; set; } = TimeSpan.FromHours(1);

    public (Ruling Ruling, string Why, IReadOnlyList<long> Calls) Rule => _tally!.Rule();

    /// <summary>One that expects something of retries: what stands behind <c>retries:</c>.</summary>
    public static Tries Expecting(string retries, string yaml = "") => Of($"{yaml}\nexpect: [{{ retries: {retries} }}]\n");

    public static Tries Of(string yaml = "") => new(yaml);

    /// <summary>A call begins and is decided.</summary>
    public long Begin(
        string body = """{"content":"hello"}""", int status = 503, string? told = null, string operation = "algoreg.create_message", TimeSpan sending = default, long? replayOf = null, params Header[] headers)
    {
        var began = Real.Ticks;
        Real += sending;
        var json = JsonElement.Parse(body);
        var exchange = new Exchange("POST", "/api/v1/message", "", headers, Encoding.UTF8.GetBytes(body), arrived: Real.Ticks, began: began);
        var number = Calls.Count + 1L;
        var request = Mix.Into(Mix.Text(operation), Fingerprint.Of(json));
        Header[] answer = told is null ? [] : [new("retry-after", told)];
        var situation = new Situation(_operations[operation], exchange, json, true, "api@acme.test");
        var call = new DecidedCall(new Ticket(number, 0, replayOf), Now, situation, request, new Reply(status, headers: answer), Effect.None, null);
        var glance = new Glance(situation);
        if (_expected?.Scope.Means(call) == true)
        {
            _tally!.Decided(call, ref glance);
        }

        Calls.Add(Judging.Calls.Of(number, body, operation, headers: headers) with
        {
            At = Now,
            Began = began,
            Arrived = Real.Ticks,
            Request = request,
            Status = status,
            AnswerHeaders = answer,
            Ending = null,
            ReplayOf = replayOf,
        });
        return number;
    }

    /// <summary>A call ends.</summary>
    public void End(long number, EndingKind how = EndingKind.Delivered)
    {
        var ending = new Ending(how, 0, Now, Real.Ticks);
        _tally?.Ended(number, ending);
        Calls[(int)number - 1] = Calls[(int)number - 1] with { Ending = ending };
    }

    /// <summary>A call begins and ends at once.</summary>
    public long Try(string body = """{"content":"hello"}""", int status = 503, string? told = null, EndingKind how = EndingKind.Delivered, long? replayOf = null, params Header[] headers)
    {
        var number = Begin(body, status, told, replayOf: replayOf, headers: headers);
        End(number, how);
        return number;
    }

    /// <summary>Time passes on the world's clock, and in real time as much unless said.</summary>
    public void Wait(double world, double? real = null)
    {
        Now += TimeSpan.FromSeconds(world);
        Real += TimeSpan.FromSeconds(real ?? world);
    }

    public RetryAudit Audit(long dropped = 0)
    {
        var auditor = new Auditor(_clock, new RetryKeys(_operations.Values, _expectations));
        Calls.ForEach(auditor.Look);
        return auditor.Audit(dropped);
    }
}
