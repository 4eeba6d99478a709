using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator;

/// <summary>What an emulator in a test may be started with beside its scenario.</summary>
public sealed record EmulatorOptions
{
    /// <summary>What chance is drawn from instead of the scenario's seed; null for the scenario's.</summary>
    public long? Seed { get; init; }

    /// <summary>How much the journal keeps.</summary>
    public JournalLimits Journal { get; init; } = new();

    /// <summary>How many worlds there may be.</summary>
    public WorldLimits Worlds { get; init; } = new();

    /// <summary>
    /// The port of 127.0.0.1 on which it listens too, for clients that are not made by it: another process, a browser, a client that takes no handler; see
    /// <see cref="Emulator.Url"/>. 0 takes a free one; null for none.
    /// </summary>
    public int? Port { get; init; }

    /// <summary>
    /// Whether it speaks HTTPS too, on a free port of its own, for a client under test that speaks nothing else; see <see cref="Emulator.SecureUrl"/> and
    /// <see cref="Emulator.Authority"/>. Without it there are no keys and no certificates.
    /// </summary>
    public bool Tls { get; init; }

    /// <summary>
    /// Whether it speaks HTTP/2 beside HTTP/1.1, with clients that ask for it: in memory, on the port (h2c by prior knowledge) and over HTTPS (ALPN).
    /// </summary>
    public bool Http2 { get; init; }

    /// <summary>
    /// A folder of stub mappings of WireMock's or WireMock.Net's, which every world begins with: its root, or the folder of the mappings itself, looked for in the
    /// current folder, in the test assembly's, and in those above that. Templates in it are refused: in process there is no Handlebars. Null for none.
    /// </summary>
    public string? Mappings { get; init; }

    /// <summary>
    /// Takes what the executable would write to its console, such as a scenario's warnings or a call that waits on a frozen clock;
    /// null for nothing.
    /// </summary>
    public Action<string>? Notice { get; init; }

    /// <summary>
    /// Takes a line for each call of a provider's, as the executable's log shows it, such as <c>Log = TestContext.Out.WriteLine</c>; null
    /// for nothing. A call's line comes when it is decided and before it is answered, one at a time. It must not itself wait for a call,
    /// and what it throws is ignored.
    /// </summary>
    public Action<string>? Log { get; init; }

    /// <summary>
    /// Takes what a failed expectation tells beside its message, in several lines: the latest calls of the world, as the log shows them. By default it
    /// goes to the console, which NUnit and others show with the test that failed; where a framework gives tests an output of their own, such as
    /// <c>Output = helper.WriteLine</c>; null for nothing.
    /// </summary>
    public Action<string>? Output { get; init; } = Console.Out.WriteLine;
}
