namespace ChatEmulator.Benchmarks;

/// <summary>What is measured beside what.</summary>
internal static class Servers
{
    /// <summary>The bare endpoint with stock settings, started in the same way as what is measured against it.</summary>
    public static Recipe Limit(Settings settings) => new("limit", Self(settings), Listening("limit"));

    /// <summary>The same with every switch that the emulator ships with and that the environment can set: what is left of the ratio is ours.</summary>
    public static Recipe LimitSwitched(Settings settings) => new(
        "limit, switched", Self(settings), Listening("limit"), ("DOTNET_TieredPGO", "0"), ("DOTNET_gcServer", "0"), ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0"), ("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"));

    public static Recipe Emulator(Settings settings) => Emulator(settings, "emulator", settings.Against);

    /// <summary>One of several builds, by the name that tables call it.</summary>
    public static Recipe Emulator(Settings settings, string name, string build) => new(name, build, Listening("serve", "--scenario", settings.Scenario()));

    private static string[] Listening(params string[] arguments) => [.. arguments, "--port", "{port}"];

    // An executable against an executable, an assembly against an assembly: `dotnet FILE.dll` starts differently.
    private static string Self(Settings settings) => Path.Combine(
        AppContext.BaseDirectory,
        settings.Against.EndsWith(".dll", StringComparison.Ordinal) ? "ChatEmulator.Benchmarks.dll" : "ChatEmulator.Benchmarks");
}
