using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ChatEmulator.Compose.Tests.Engine;

namespace ChatEmulator.Compose.Tests.Published;

/// <summary>
/// A form in which the emulator is taken, and the ordinary build beside it: what the one says the other must say too. <c>CHAT_EMULATOR_PUBLISHED</c> names the
/// published executable; <c>CHAT_EMULATOR_ORDINARY</c> the other one, by default the debug build of this checkout.
/// </summary>
/// <param name="Program">The executable.</param>
internal sealed partial record Form(string Program)
{
    public static Form Published => new(Environment.GetEnvironmentVariable("CHAT_EMULATOR_PUBLISHED") is { Length: > 0 } path
        ? Path.GetFullPath(path, Repository.Root)
        : Absent());

    public static Form Ordinary => new(Environment.GetEnvironmentVariable("CHAT_EMULATOR_ORDINARY") is { Length: > 0 } path
        ? Path.GetFullPath(path, Repository.Root)
        : Path.Combine(Repository.Root, "emulator", "Host", "bin", "Debug", "net10.0", "chat-emulator"));

    /// <summary>Runs a command to its end, at the root of the repository.</summary>
    public Task<Ran> Run(params string[] args) => Shell.Run(Program, args);

    /// <summary>A text without what differs between two runs: ports, connections, real time, keys that are made anew.</summary>
    public static string Same(string text)
    {
        text = Ports().Replace(text, "${host}:PORT");
        text = Real().Replace(text, "\"${name}\":0");
        text = Waits().Replace(text, "\"shape\":0,\"waits_us\":[]");
        text = Taken().Replace(text, "\"taken_at\":\"2026-01-15T09:00:00Z\"");
        return Connections().Replace(text, "\"connection\":\"C\"");
    }

    /// <summary>Runs the same in both forms, and asks that the same came of it.</summary>
    public static async Task<Ran> Alike(params string[] args)
    {
        var ran = await Task.WhenAll(Published.Run(args), Ordinary.Run(args));
        var (published, ordinary) = (ran[0] with { Out = Same(ran[0].Out), Error = Same(ran[0].Error) }, ran[1] with { Out = Same(ran[1].Out), Error = Same(ran[1].Error) });
        Assert.That(published, Is.EqualTo(ordinary), string.Join(' ', args));
        return published;
    }

    [DoesNotReturn]
    private static string Absent()
    {
        Assert.Ignore("CHAT_EMULATOR_PUBLISHED names no published executable: dotnet publish emulator/Host -p:PublishProfile=single-file");
        throw new InvalidOperationException();
    }

    [GeneratedRegex(@"(?<host>127\.0\.0\.1|localhost):\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ports();

    [GeneratedRegex("\"(?<name>\\w*real_us|_real_time|\\w*kept_by_us|earliest_us|cap_us|growth|spread|began|arrived|ended|finished)\": ?(-?\\d+(\\.\\d+)?|null)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Real();

    // What a client's pauses look like follows from how long they really were.
    [GeneratedRegex("\"shape\": ?\"[^\"]*\", ?\"why\": ?\"[^\"]*\", ?\"waits_us\": ?\\[[^\\]]*\\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Waits();

    [GeneratedRegex("\"connection\": ?\"c\\d+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Connections();

    [GeneratedRegex("\"taken_at\": ?\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Taken();
}
