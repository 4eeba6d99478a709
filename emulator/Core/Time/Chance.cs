namespace ChatEmulator.Time;

/// <summary>
/// The chance of one call: the world's dice, and the key by which this call throws them. The key is what the call asks and of whom, with
/// its ordinal among identical calls, and never its place among others. A call whose ordinal is no longer known is keyed by its
/// number, and cannot be replayed.
/// </summary>
internal readonly struct Chance
{
    private readonly Dice _dice;
    private readonly Ordinals _ordinals;
    private readonly ulong _print;
    private readonly long _call;
    private readonly long _uncounted;

    /// <summary>The chance of a call, which counts it among identical ones.</summary>
    /// <param name="dice">The world's dice.</param>
    /// <param name="ordinals">The world's count of identical calls.</param>
    /// <param name="print">The fingerprint of the request.</param>
    /// <param name="account">The fingerprint of the account that it is for; 0 for none.</param>
    /// <param name="call">The call's number.</param>
    public Chance(Dice dice, Ordinals ordinals, ulong print, ulong account, long call)
    {
        (_dice, _ordinals, _print, _call, _uncounted) = (dice, ordinals, print, call, ordinals.Uncounted);
        Request = Mix.Into(print, account);
        Key = KeyOf(Request, ordinals.Next(Request));
    }

    /// <summary>The call's number.</summary>
    public long Call => _call;

    /// <summary>The fingerprint of request and account: equal for identical calls.</summary>
    public ulong Request { get; }

    /// <summary>What the call throws by: <see cref="Request"/>, and its ordinal among identical calls.</summary>
    public ulong Key { get; }

    /// <summary>Whether every ordinal that was asked for is known, so that a replay throws the same.</summary>
    public bool IsReplayable => _ordinals.Uncounted == _uncounted;

    /// <summary>
    /// What a rule throws by that has a value of its own in the account's place. Calls are counted among those of that value, so it is
    /// asked once for each of them, whoever decides it.
    /// </summary>
    public ulong KeyPer(ulong value, Purpose purpose)
    {
        var request = Mix.Into(Mix.Into(_print, value), purpose.Print);
        return KeyOf(request, _ordinals.NextPer(request));
    }

    /// <summary>A throw for one purpose.</summary>
    public Throw For(Purpose purpose, ulong key) => _dice.For(purpose, key);

    private ulong KeyOf(ulong request, int ordinal) =>
        ordinal >= 0 ? Mix.Into(request, (ulong)ordinal) : Mix.Into(Mix.Into(request, ulong.MaxValue), (ulong)_call);
}
