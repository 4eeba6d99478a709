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
    // Neighbours are read together: few enough that they are never much, many enough that looking for each is not.
    private const int Neighbours = 32;

    /// <summary>The numbers of the calls that are told, oldest first: with all that is kept of them they would be as much as the whole journal.</summary>
    /// <param name="call">The request.</param>
    /// <param name="which">Which of them; null for all.</param>
    public static List<long> Numbers(AdminCall call, Func<Call, bool>? which = null)
    {
        var (removed, numbers) = (Removed(call.World), new List<long>());
        call.World.Journal.After(0, CallFilter.All, int.MaxValue, each =>
        {
            call.Left.ThrowIfCancellationRequested();
            if (!removed.Contains(each.Number) && which?.Invoke(each) != false)
            {
                numbers.Add(each.Number);
            }

            return false;
        });
        return numbers;
    }

    /// <summary>The numbers of the calls whose request fits a pattern, oldest first.</summary>
    public static List<long> Matching(AdminCall call, RequestPattern pattern)
    {
        var effort = new Effort(call);
        return Numbers(call, each =>
        {
            var asked = new Asked(Request(each));
            return effort.Spend(pattern.Matches(asked), isSure: asked.Patience.Doubts == 0);
        });
    }

    /// <summary>The calls of some numbers, in their order, as far as the journal still has them when it comes to them.</summary>
    public static IEnumerable<Call> Read(AdminCall call, IReadOnlyList<long> numbers)
    {
        for (var at = 0; at < numbers.Count;)
        {
            var count = 1;
            while (at + count < numbers.Count && Math.Abs(numbers[at + count] - numbers[at]) < Neighbours)
            {
                count++;
            }

            var (one, other) = (numbers[at], numbers[at + count - 1]);
            var found = call.World.Journal.After(Math.Min(one, other) - 1, CallFilter.All, (int)Math.Abs(one - other) + 1).ToDictionary(each => each.Number);
            for (var end = at + count; at < end; at++)
            {
                if (found.TryGetValue(numbers[at], out var kept))
                {
                    yield return kept;
                }
            }
        }
    }

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
    public static Call? Find(AdminCall call, Guid id) =>
        NumberOf(call.World, id) is { } number && !Removed(call.World).Contains(number) ? Read(call, [number]).FirstOrDefault() : null;

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
            book.Forget(call.World.Journal.Forgotten + call.World.Journal.Dropped);
            foreach (var number in numbers)
            {
                book.Remove(number);
            }

            call.World.Weigh();
        }
    }

    /// <summary>A call's request, to be held against patterns.</summary>
    public static Exchange Request(Call call) => new(call.Method, call.Path, call.Query, [.. call.Headers], call.Body.Bytes, call.Connection, call.Arrived, began: call.Began, protocol: call.Protocol);

    /// <summary>The mapping that answered a call, as it was then; null for none, and for one that is not known any more.</summary>
    public static Mapping? Of(AdminCall call, Call told)
    {
        if (told.Operation != Mapped.Name || Mapping.IdOf(told.Rule) is not { } id)
        {
            return null;
        }

        lock (call.World.Gate)
        {
            return call.World.Matter.Mappings.Of(id, told.Number);
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
