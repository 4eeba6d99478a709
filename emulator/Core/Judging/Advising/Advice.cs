namespace ChatEmulator.Judging.Advising;

/// <summary>Something about how a client uses the vendors that will hurt one day, though nothing may have failed yet.</summary>
/// <param name="Code">What it is, in one word that stays: <c>token_per_message</c>.</param>
/// <param name="Text">What was seen, in one sentence.</param>
/// <param name="Remedy">What to do instead, in one sentence.</param>
/// <param name="Times">How often it was seen.</param>
/// <param name="Calls">The calls that show it, the first few.</param>
public sealed record Advice(string Code, string Text, string Remedy, long Times, IReadOnlyList<long> Calls)
{
    /// <summary>How many calls are named.</summary>
    internal const int MostCalls = 5;

    /// <summary>The calls in words.</summary>
    internal string Shown => $"{(Calls.Count == 1 ? "call" : "calls")} {string.Join(", ", Calls.Select(call => $"#{call}"))}{(Times > Calls.Count ? ", …" : "")}";

    /// <summary>The advice in one line for people.</summary>
    public override string ToString() => $"{Code}: {Text} {Remedy} ({Shown})";
}
