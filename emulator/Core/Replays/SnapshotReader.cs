using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>Reads a snapshot; what is wrong with it is told with its place, and never half of it is taken.</summary>
internal static class SnapshotReader
{
    /// <summary>The past, the seed and the scenario of a snapshot.</summary>
    /// <exception cref="PastException">It cannot be read.</exception>
    public static (Past Past, long Seed, string Scenario) Read(ReadOnlyMemory<byte> snapshot)
    {
        try
        {
            // A mark of the byte order is what an editor may have put there.
            using var document = JsonDocument.Parse(snapshot.Span.StartsWith("\uFEFF"u8) ? snapshot[3..] : snapshot);
            return Read(new JsonPart(document.RootElement, ""));
        }
        catch (JsonException e)
        {
            throw new PastException(PastFault.Unreadable, $"This snapshot cannot be read: it is no JSON ({e.Message.TrimEnd('.')}).");
        }
    }

    private static (Past Past, long Seed, string Scenario) Read(JsonPart root)
    {
        CheckVersion(root);
        List<Call> calls = [.. root["calls"].Items().Select(SnapshotCall.Read)];
        var present = root["clock"]["at"].Instant();
        var past = new Past
        {
            Root = Name(root["root"]),
            Began = root["began"].Instant(),
            Clock = Clock(root["clock"]),
            Present = present,
            Calls = calls,
            Acts = [.. root["acts"].Items().Select(Act)],
        };
        CheckHashes(root, calls);
        CheckOrder(root, past);
        return (past, root["seed"].Number(), root["scenario"]["yaml"].Text());
    }

    private static void CheckVersion(JsonPart root)
    {
        var mark = root.Optional(SnapshotForm.Mark)
            ?? throw root.Wrong($"has no `{SnapshotForm.Mark}`, so it is no snapshot of Chat Emulator");
        if (mark.Number() is var version && version != SnapshotForm.Version)
        {
            throw new PastException(
                PastFault.Unreadable,
                $"This snapshot is of version {version}, and this program knows version {SnapshotForm.Version} alone. Restore it with the program that wrote it{Writer(root)}.");
        }
    }

    private static string Writer(JsonPart root) => root.Optional("version") is { Element.ValueKind: JsonValueKind.String } writer ? $", {Brief.Of(writer.Text())}" : "";

    private static string Name(JsonPart part) => WorldName.IsValid(part.Text()) ? part.Text() : throw part.Wrong($"should be the name of a world: {WorldName.Rule}");

    private static ClockStart Clock(JsonPart clock)
    {
        if (clock["real"].Truth())
        {
            return ClockStart.Real;
        }

        var speed = clock["speed"].Element;
        return speed.ValueKind == JsonValueKind.Number && speed.TryGetDouble(out var pace) && pace is > 0 and <= 1_000_000
            ? new ClockStart(clock["at"].Instant(), clock["frozen"].Truth(), pace)
            : throw clock["speed"].Wrong("should be a number above 0 and at most 1,000,000");
    }

    private static Act Act(JsonPart act)
    {
        var kind = SnapshotForm.KindOf(act["act"].Text()) ?? throw act["act"].Wrong($"is no act that is known: {SnapshotForm.Words}");
        return new Act(kind, kind == ActKind.Rename ? Name(act["what"]) : act["what"].Text(), act["after"].Number(0), act["at"].Instant());
    }

    // Of each call, so that the first one that was changed is told.
    private static void CheckHashes(JsonPart root, List<Call> calls)
    {
        var hash = new RunningHash();
        foreach (var (call, part) in calls.Zip(root["calls"].Items()))
        {
            if (call.Number - 1 is var index && part.Path != $"calls[{index}]")
            {
                throw part["n"].Wrong($"is {call.Number}; calls are numbered from 1 without a gap");
            }

            hash.Add(call);
            if (part["hash"].Text() != hash.Value)
            {
                throw new PastException(PastFault.Unreadable, $"Call {call.Number} of this snapshot is not as it was written: its hash is another. The file was changed or is damaged.", call.Number);
            }
        }

        if (root["hash"].Text() != hash.Value)
        {
            throw root["hash"].Wrong("is not that of the last call: calls are missing");
        }
    }

    private static void CheckOrder(JsonPart root, Past past)
    {
        var (latest, acts, next) = (past.Began, root["acts"].Items().ToList(), 0);
        for (var n = 0; n <= past.Calls.Count; n++)
        {
            if (n > 0)
            {
                latest = NotBefore(latest, past.Calls[n - 1].At, root, $"calls[{n - 1}].at");
            }

            for (; next < acts.Count && past.Acts[next].After == n; next++)
            {
                latest = NotBefore(latest, past.Acts[next].At, root, $"acts[{next}].at");
            }
        }

        if (next < acts.Count)
        {
            throw acts[next]["after"].Wrong($"is {past.Acts[next].After}: acts stand in order, and after a call that is there");
        }

        NotBefore(latest, past.Present, root, "clock.at");
    }

    private static DateTimeOffset NotBefore(DateTimeOffset latest, DateTimeOffset at, JsonPart root, string path) => at >= latest ? at
        : throw (root with { Path = path }).Wrong($"is {Instants.Text(at)}, before {Instants.Text(latest)}: instants never go back");
}
