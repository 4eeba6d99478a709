namespace ChatEmulator.Worlds;

/// <summary>There is no room for one more world, and none that is idle for long enough to make some.</summary>
public sealed class NoRoomException(string message) : Exception(message);
