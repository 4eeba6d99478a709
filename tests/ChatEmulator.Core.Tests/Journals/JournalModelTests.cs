#pragma warning disable NUnit1027 // FsCheck supplies the arguments
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using FsCheck.Fluent;

namespace ChatEmulator.Core.Tests.Journals;

/// <summary>A journal beside a plain list that is told the same, whatever happens in whatever order.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class JournalModelTests
{
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public FsCheck.Property A_journal_is_the_newest_end_of_a_list(byte[] program, byte mostCalls, ushort mostBytes)
    {
        var limits = new JournalLimits(mostCalls % 40, mostBytes);
        var model = new Model(new Journal(limits));
        var wrong = program.Concat(program).Concat(program).SelectMany(step => model.Step(step)).FirstOrDefault();
        return (wrong is null).Label(wrong ?? "");
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public bool Where_bytes_are_plenty_only_the_number_of_calls_counts(byte[] program, byte mostCalls)
    {
        var most = mostCalls % 10;
        var journal = new Journal(new JournalLimits(most));
        var model = new Model(journal);
        return program.All(step => !model.Step(step).Any()
            && journal.Calls().Count == Math.Min(most, journal.Total)
            && journal.DroppedBodies == 0);
    }

    private sealed class Model(Journal journal)
    {
        private readonly List<(Entry Entry, Ticket Ticket, Ending? Ending)> _calls = [];
        private readonly List<Ticket> _dead = [];
        private int _seed;

        public IEnumerable<string> Step(byte step)
        {
            _seed++;
            switch (step % 16)
            {
                case 0 when step > 128:
                    journal.Clear();
                    _dead.AddRange(_calls.Select(call => call.Ticket));
                    _calls.Clear();
                    break;
                case 1 or 2 or 3 or 4 when _calls.Count > 0:
                    Close(step * 7 % _calls.Count);
                    break;
                case 5 or 6 when _calls.Count > 0:
                    Settle(step * 5 % _calls.Count);
                    break;
                case 7 when _dead.Count > 0:
                    journal.Close(_dead[step % _dead.Count], Entries.Ending(9_999));
                    break;
                default:
                    Open(step);
                    break;
            }

            return Differences();
        }

        private void Open(byte step)
        {
            var entry = Entries.Of(_seed, new byte[step * step / 8], new byte[step]);
            _calls.Add((entry, journal.Open(entry), null));
        }

        private void Close(int which)
        {
            var call = _calls[which];
            var ending = Entries.Ending(_seed);
            journal.Close(call.Ticket, ending);
            _calls[which] = call with { Ending = call.Ending ?? ending };
        }

        private void Settle(int which)
        {
            var call = _calls[which];
            var effect = (Effect)(_seed % 5);
            journal.Settle(call.Ticket, effect);
            _calls[which] = call with { Entry = call.Entry with { Effect = effect } };
        }

        private IEnumerable<string> Differences()
        {
            var calls = journal.Calls();
            var kept = _calls.TakeLast(calls.Count).ToList();
            (string Name, bool Holds)[] laws =
            [
                ("bounded in calls", calls.Count <= journal.Limits.MostCalls),
                ("bounded in bytes", journal.Bytes <= journal.Limits.MostBytes),
                ("total", journal.Total == _calls.Count && journal.Next == _calls.Count + 1),
                ("dropped", journal.Dropped == _calls.Count - calls.Count),
                ("bodies", calls.Count(call => call.Body.Cut is not null) <= journal.DroppedBodies),
                ("effects", calls.Select(call => call.Effect).SequenceEqual(kept.Select(call => call.Entry.Effect))),
                ("endings", calls.Select(call => call.Ending).SequenceEqual(kept.Select(call => call.Ending))),
            ];
            var told = calls.Zip(kept, (call, model) => Same.Differences(call, model.Ticket.Number, model.Entry)).SelectMany(each => each);
            return laws.Where(law => !law.Holds).Select(law => law.Name).Concat(told);
        }
    }
}
