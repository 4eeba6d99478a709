using System.Buffers.Binary;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Patterns;
using ChatEmulator.Providers.Stubs;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Admin;

/// <summary>The calls of a world as WireMock's clients ask for them: each has an id, and some were wanted to be told no more.</summary>
internal static class ServeEvents
{
    /// <summary>The calls that are told, oldest first.</summary>
    /// <param name="call">The request.</param>
    /// <param name="which">Which of them; null for all.</param>
    public static IReadOnlyList<Call> All(AdminCall call, Func<Call, bool>? which = null)
    {
        var (world, removed) = (call.World, Removed(call.World));
        return world.Journal.After(0, CallFilter.All, int.MaxValue, each => !removed.Contains(each.Number) && which?.Invoke(each) != false);
    }

    /// <summary>The calls whose request fits a pattern, oldest first.</summary>
    public static IReadOnlyList<Call> Matching(AdminCall call, RequestPattern pattern) => All(call, each => pattern.Matches(new Asked(Request(each))));

    /// <summary>The id of a call: the same in every run in which the same calls came.</summary>
    public static Guid IdOf(World world, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        var print = Print(world);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, print);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (ulong)number ^ (Mix.Finish(print) >> 2));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The call of an id; null when there is none, or it is not told.</summary>
    public static Call? Find(AdminCall call, Guid id) => NumberOf(call.World, id) is { } number && All(call, each => each.Number == number) is [var found] ? found : null;

    /// <summary>The number of the call of an id; null when no call has it.</summary>
    public static long? NumberOf(World world, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[8] &= 0x3F;
        var number = (long)((BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) ^ (Mix.Finish(Print(world)) >> 2)) & (ulong.MaxValue >> 2));
        return IdOf(world, number) == id ? number : null;
    }

    /// <summary>They are told no more; in the journal they stay.</summary>
    public static void Remove(AdminCall call, IEnumerable<long> numbers)
    {
        lock (call.World.Gate)
        {
            var book = call.World.Matter.Mappings;
            book.Forget(call.World.Journal.Forgotten);
            foreach (var number in numbers)
            {
                book.Remove(number);
            }
        }
    }

    /// <summary>A call's request, to be held against patterns.</summary>
    public static Exchange Request(Call call) => new(call.Method, call.Path, call.Query, [.. call.Headers], call.Body.Bytes, call.Connection, call.Arrived, began: call.Began, protocol: call.Protocol);

    /// <summary>The mapping that answered a call, as it is now or was when it went; null for none.</summary>
    public static Mapping? Of(AdminCall call, Call told)
    {
        if (told.Operation != Mapped.Name || Mapping.IdOf(told.Rule) is not { } id)
        {
            return null;
        }

        lock (call.World.Gate)
        {
            return call.World.Matter.Mappings.Ever(id);
        }
    }

    private static ulong Print(World world) => Mix.Into(Mix.Text(world.Root), (ulong)world.Epoch);

    private static HashSet<long> Removed(World world)
    {
        lock (world.Gate)
        {
            return [.. world.Matter.Mappings.Removed];
        }
    }
}
