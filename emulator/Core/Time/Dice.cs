using System.Buffers.Binary;

namespace ChatEmulator.Time;

/// <summary>
/// All chance of a world. A throw is a function of what it is for, never of how many came before: the seed, the world, and
/// the keys given (operation, account, request, ordinal among identical calls), so other calls, other rules and interleaving
/// never shift it.
/// </summary>
/// <param name="seed">The scenario's seed.</param>
/// <param name="world">The world's name.</param>
internal sealed class Dice(long seed, string world)
{
    private readonly ulong _root = Mix.Into(Mix.Into(0x6368_6174_2065_6d75, (ulong)seed), Mix.Text(world));

    /// <summary>A throw for one purpose.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <param name="key">The call it is for: a fingerprint of operation, account, request and ordinal.</param>
    public Throw For(Purpose purpose, ulong key) => new(Mix.Into(Mix.Into(_root, purpose.Print), key));
}

/// <summary>What something is thrown for, such as a rule's name or <c>token</c>: throws for different purposes are independent.</summary>
/// <param name="name">Its name, equal in every run.</param>
internal sealed class Purpose(string name)
{
    internal ulong Print { get; } = Mix.Text(name);
}

/// <summary>A sequence of numbers that belongs to one purpose of one call (SplitMix64).</summary>
internal struct Throw
{
    private ulong _state;

    internal Throw(ulong state) => _state = state;

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix.Finish(_state += 0x9E37_79B9_7F4A_7C15);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A random UUID of version 4.</summary>
    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
