using ChatEmulator.Time;

namespace ChatEmulator.Deliveries;

/// <summary>The call that a delivery is settled for: what of it a delivery may depend on.</summary>
/// <param name="Dice">The world's dice.</param>
/// <param name="Key">What the call throws them by.</param>
/// <param name="Since">Time since the world's zero: the start of its clock, on real time its first call.</param>
/// <param name="HasBody">Whether the answer has a body to be sent.</param>
/// <param name="IsHead">Whether no answer to the call has one.</param>
internal readonly record struct Occasion(Dice Dice, ulong Key, TimeSpan Since, bool HasBody, bool IsHead = false);
