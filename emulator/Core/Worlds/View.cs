using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Advising;
using ChatEmulator.Mappings;
using ChatEmulator.Providers;
using ChatEmulator.Providers.Stubs;
using ChatEmulator.Time;

namespace ChatEmulator.Worlds;

/// <summary>What Control and the fixture may see of a world, as JSON; what has become due is made before anyone looks.</summary>
/// <param name="world">The world.</param>
/// <param name="providers">The imitated vendors.</param>
internal sealed class View(World world, IReadOnlyList<Provider> providers)
{
    // The latest of what is listed; the world stands still while it is written.
    private const int MostListed = 1_000;
    private const int MostAlike = 10;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Messages, threads, tokens, accounts as they are, and the changes that are still to come; secrets masked.</summary>
    public void State(Utf8JsonWriter json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var raw = new Utf8JsonWriter(buffer, Readable))
        {
            RawState(raw);
        }

        // A message may carry an address with a token in it.
        json.WriteRawValue(Masking.Body(buffer.WrittenSpan).Bytes.Span);
    }

    /// <summary>What took effect: operation, account, key, how often, when, by which calls, and what else has the same content.</summary>
    public void Ledger(Utf8JsonWriter json)
    {
        lock (world.Gate)
        {
            Settle();
            json.WriteStartObject();
            json.WriteStartArray("entries");
            var alike = world.Ledger.Alike();
            foreach (var entry in world.Ledger.Entries.TakeLast(MostListed))
            {
                Entry(json, entry, alike[entry.Content]);
            }

            json.WriteEndArray();
            json.WriteNumber("total", world.Ledger.Total);
            json.WriteNumber("dropped", world.Ledger.Dropped);
            json.WriteEndObject();
        }
    }

    /// <summary>The world's time, and how it runs.</summary>
    public void Clock(Utf8JsonWriter json)
    {
        var clock = world.Clock;
        json.WriteStartObject();
        json.WriteString("now", Instants.Text(clock.GetUtcNow()));
        json.WriteBoolean("real", !clock.CanMove);
        json.WriteBoolean("frozen", clock.Start.Frozen);
        json.WriteNumber("speed", clock.Start.Speed);
        json.WriteNumber("waiting", clock.Waiting);
        json.WriteEndObject();
    }

    /// <summary>What is known of a token.</summary>
    public TokenReport Inspect(string token)
    {
        lock (world.Gate)
        {
            var at = Settle();
            return providers.Select(provider => provider.Inspect(token, world.State(provider), at)).FirstOrDefault(report => report is not null)
                ?? TokenReport.Nobodys;
        }
    }

    /// <summary>What of the latest calls will hurt one day, though nothing may have failed.</summary>
    public IReadOnlyList<Advice> Advice()
    {
        Refresh();
        var operations = Catalogues.SelectMany(catalogue => catalogue.Operations).DistinctBy(operation => operation.Name);
        return Advisor.Of(new Dossier(world.Journal.Latest(CallFilter.All, Advisor.MostCalls), operations, token => Inspect(token).ExpiresAt));
    }

    /// <summary>Whether a rule of that name plays or played since the epoch began; of versions in between, whether it decided a call that is kept.</summary>
    public bool KnowsRule(string name) => Rules.Contains(name, StringComparer.Ordinal) || world.Journal.Latest(new CallFilter { Rule = name }, 1).Count > 0;

    /// <summary>What may be called in it: the operations of each provider, the stubs that it plays, and those that its epoch began with.</summary>
    public IEnumerable<Catalogue> Catalogues =>
        providers.Select(provider => provider.Catalogue).Concat(new[] { world.Scenario.Stubs, world.Play.Scenario.Stubs, world.Mappings != MappingTable.Empty.Fresh ? Mapped.Stubs.Catalogue : null }.OfType<Catalogue>().Distinct());

    /// <summary>The rules that it plays, and those that its epoch began with, by name.</summary>
    public IReadOnlyList<string> Rules => [.. world.Scenario.RuleNames.Concat(world.Play.Scenario.RuleNames).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether calls may be asked for that a limit refused: it is there, or was when they came.</summary>
    public bool KnowsLimit(string name) => Limits.Contains(name, StringComparer.Ordinal) || world.Journal.Latest(new CallFilter { Limit = name }, 1).Count > 0;

    /// <summary>The limits that it plays, and those that its epoch began with, by name.</summary>
    public IReadOnlyList<string> Limits => [.. world.Scenario.Limits.Concat(world.Play.Scenario.Limits).Select(limit => limit.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Makes what is due, so that the journal tells the truth of now.</summary>
    public void Refresh()
    {
        lock (world.Gate)
        {
            Settle();
        }
    }

    private static void Entry(Utf8JsonWriter json, LedgerEntry entry, IEnumerable<string> alike)
    {
        json.WriteStartObject();
        json.WriteString("operation", entry.Operation);
        json.WriteString("account", entry.Account);
        json.WriteString("key", Masking.Line(entry.Key));
        json.WriteNumber("applied", entry.Applied);
        json.WriteNumber("duplicates", entry.Duplicates);
        json.WriteNumber("pending", entry.Pending);
        json.WriteStartArray("calls");
        foreach (var call in entry.Calls)
        {
            json.WriteNumberValue(call);
        }

        json.WriteEndArray();
        Made(json, entry);
        json.WriteStartArray("alike");
        foreach (var key in alike.Where(key => key != entry.Key).Take(MostAlike))
        {
            json.WriteStringValue(Masking.Line(key));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Made(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteStartArray("made");
        foreach (var (at, call) in entry.Made)
        {
            json.WriteStartObject();
            json.WriteString("at", Instants.Text(at));
            json.WriteNumber("call", call);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private DateTimeOffset Settle()
    {
        var at = world.Clock.GetUtcNow();
        world.Settle(at);
        return at;
    }

    private void RawState(Utf8JsonWriter json)
    {
        lock (world.Gate)
        {
            var at = Settle();
            json.WriteStartObject();
            json.WriteString("world", world.Name);
            json.WriteString("scenario", world.Scenario.Name);
            json.WriteNumber("epoch", world.Epoch);
            foreach (var provider in providers)
            {
                json.WriteStartObject(provider.Catalogue.Provider);
                world.State(provider).Write(json, at);
                json.WriteEndObject();
            }

            Pending(json);
            Values(json, "per", world.Counters.Keyed.Keys, world.Counters.Keyed.Forgotten);
            Values(json, "limits", world.Counters.Meters.Keys, world.Counters.Meters.Forgotten);
            json.WriteEndObject();
        }
    }

    private static void Values(Utf8JsonWriter json, string name, int keys, long forgotten)
    {
        json.WriteStartObject(name);
        json.WriteNumber("keys", keys);
        json.WriteNumber("forgotten", forgotten);
        json.WriteEndObject();
    }

    private void Pending(Utf8JsonWriter json)
    {
        json.WriteStartArray("pending");
        foreach (var (due, deed) in (world.MatterSoFar?.DeedsSoFar?.Waiting ?? []).Take(MostListed))
        {
            json.WriteStartObject();
            json.WriteString("due", Instants.Text(due));
            json.WriteString("operation", deed.Operation.Entry.Name);
            json.WriteString("account", deed.Account?.Name);
            json.WriteString("key", deed.Change.Key);
            json.WriteNumber("call", deed.Call);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
