namespace ChatEmulator.Server.Answering;

/// <summary>Real time that never goes back: ticks of 100 ns since an arbitrary start.</summary>
internal static class Monotonic
{
    public static long Now => TimeProvider.System.GetElapsedTime(0).Ticks;
}
