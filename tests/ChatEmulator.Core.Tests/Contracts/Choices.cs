namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>The numbers that FsCheck drew, as decisions; when they are used up they come again, changed. Fewer numbers are simpler bodies.</summary>
internal sealed class Choices(int[] drawn)
{
    private int _next;

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        var number = drawn.Length == 0 ? 0u : (uint)drawn[_next % drawn.Length] ^ ((uint)(_next / drawn.Length) * 0x9E3779B9u);
        _next++;
        return (int)((((ulong)(number * 0x85EBCA6Bu)) * (ulong)count) >> 32);
    }

    public bool OneIn(int count) => Below(count) == 0;

    public T Of<T>(params IReadOnlyList<T> all) => all[Below(all.Count)];
}
