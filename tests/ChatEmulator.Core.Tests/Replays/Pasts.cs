using System.Buffers;
using System.Text;
using System.Text.Json;
using ChatEmulator.Journals;
using ChatEmulator.Replays;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Replays;

/// <summary>What a test asks of worlds and of their copies.</summary>
internal static class Pasts
{
    public static World Fork(this Emulation emulation, string name = "default", long? at = null) => new Copier(emulation.Engine).Fork(emulation.World, name, at);

    public static string Snapshot(this Emulation emulation, World? world = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            new Copier(emulation.Engine).Snapshot(world ?? emulation.World, json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static World Restore(this Emulation emulation, string snapshot, string name = "default") =>
        new Copier(emulation.Engine).Restore(name, Encoding.UTF8.GetBytes(snapshot));

    /// <summary>Why it cannot be had.</summary>
    public static PastException Refused(Action act) => Assert.Throws<PastException>(() => act())!;

    /// <summary>All that can be seen of a world: state, ledger, clock, calls, hash. What is in flight in one is abandoned in the other.</summary>
    public static string Seen(this Emulation emulation, World world)
    {
        var view = new View(world, emulation.Engine.Providers);
        return string.Join('\n', [Text(view.State), Text(view.Ledger), Text(json => Calls(json, world)), Copier.Hash(world), $"{world.Clock.GetUtcNow():O}"]);
    }

    private static void Calls(Utf8JsonWriter json, World world)
    {
        json.WriteStartArray();
        foreach (var call in world.Journal.Calls())
        {
            CallJson.Write(json, call.Ending?.How == EndingKind.Abandoned ? call with { Ending = null } : call, world.Name);
            json.WriteNumberValue(call.Arrived);
        }

        json.WriteEndArray();
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
