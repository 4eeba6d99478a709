using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;
using ChatEmulator.Options;
using ChatEmulator.Providers;
using ChatEmulator.Server.Answering;

namespace ChatEmulator.Server.Tests.Hostile;

/// <summary>While a large body is checked, other calls are answered: no lock is held and no thread of the pool is taken.</summary>
public sealed class LaneTests
{
    [Test]
    public async Task Small_calls_are_answered_while_large_bodies_are_being_checked()
    {
        using var gate = new ManualResetEventSlim();
        var slow = new Slow(Vendors.All()[0], gate);
        await using var server = await Play.Plain(options => options with { Providers = [slow, Vendors.All()[1]] });
        using var person = new Person(server.Url);
        var large = "\"" + new string('x', SlowLane.Large) + "\"";

        // More than the pool has threads, so that they would take them all if they took any.
        var answers = Enumerable.Range(0, (4 * Environment.ProcessorCount) + 4).Select(_ => person.Mint(large)).ToList();
        while (slow.Entered == 0)
        {
            await Task.Yield();
        }

        for (var i = 0; i < 20; i++)
        {
            using var answer = await person.Message(Play.Message.Replace("m-1", $"m-{i}", StringComparison.Ordinal));
            Assert.That((int)answer.StatusCode, Is.EqualTo(204));
            using var token = await person.Mint();
            Assert.That((int)token.StatusCode, Is.EqualTo(200));
        }

        Assert.That(answers.Any(answer => answer.IsCompleted), Is.False);
        gate.Set();
        foreach (var answer in await Task.WhenAll(answers))
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        }

        Assert.That(slow.OnPool, Is.Zero);
        Assert.That(slow.MostAtOnce, Is.LessThanOrEqualTo(Math.Clamp(Environment.ProcessorCount / 2, 1, 4)));
    }

    // A vendor whose first operation takes as long as the gate is shut to read a large body.
    private sealed class Slow : Provider
    {
        private readonly Provider _inner;
        private int _inside;

        public Slow(Provider inner, ManualResetEventSlim gate)
        {
            _inner = inner;
            Operations = [new Held(this, inner.Operations[0], gate), .. inner.Operations.Skip(1)];
        }

        public int Entered { get; private set; }

        public int OnPool { get; private set; }

        public int MostAtOnce { get; private set; }

        public override Catalogue Catalogue => _inner.Catalogue;

        public override IReadOnlyList<Operation> Operations { get; }

        public override bool Owns(string path) => _inner.Owns(path);

        public override Profile Choose(OptionValues values) => _inner.Choose(values);

        public override Roster Enrol(IReadOnlyList<OptionValues> accounts) => _inner.Enrol(accounts);

        public override ProviderState Open(Opening opening) => _inner.Open(opening);

        public override Caller Identify(Exchange exchange, ProviderState state, DateTimeOffset at) => _inner.Identify(exchange, state, at);

        public override Refusal Error(string name) => _inner.Error(name);

        public override Reply Answer(Refusal refusal, Moment moment) => _inner.Answer(refusal, moment);

        public override TokenReport? Inspect(string token, ProviderState state, DateTimeOffset at) => _inner.Inspect(token, state, at);

        private void Wait(ManualResetEventSlim gate)
        {
            lock (_inner)
            {
                Entered++;
                OnPool += Thread.CurrentThread.IsThreadPoolThread ? 1 : 0;
                MostAtOnce = Math.Max(MostAtOnce, ++_inside);
            }

            gate.Wait();
            lock (_inner)
            {
                _inside--;
            }
        }

        private sealed class Held(Slow slow, Operation inner, ManualResetEventSlim gate) : Operation(slow, inner.Entry)
        {
            public override Reading Read(Exchange exchange, Profile profile)
            {
                if (exchange.Body.Length >= SlowLane.Large)
                {
                    slow.Wait(gate);
                }

                return inner.Read(exchange, profile);
            }

            public override Verdict Judge(Reading reading, Caller caller, ProviderState state) => inner.Judge(reading, caller, state);

            public override Draft Draft(Command command, Moment moment) => inner.Draft(command, moment);
        }
    }
}
