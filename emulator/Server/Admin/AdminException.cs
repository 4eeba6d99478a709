using ChatEmulator.Mappings.Reading;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Server.Control;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Admin;

/// <summary>A request in WireMock's dialect that is not carried out; told as WireMock tells it.</summary>
/// <param name="status">The status.</param>
/// <param name="code">WireMock's number for the kind of the error.</param>
/// <param name="title">What is wrong, in a few words.</param>
/// <param name="faults">What is wrong with what was sent, part by part; empty where it is something else.</param>
internal sealed class AdminException(int status, int code, string title, IReadOnlyList<Fault>? faults = null) : Exception(title)
{
    private const int Unreadable = 10;

    public int Status { get; } = status;

    public int Code { get; } = code;

    /// <summary>More of it, where it is about no part of what was sent; null for no more.</summary>
    public string? Detail { get; init; }

    public IReadOnlyList<Fault> Faults { get; } = faults ?? [];

    /// <summary>The JSON that was sent says what it may not.</summary>
    public static AdminException Of(IReadOnlyList<Fault> faults) => new(422, Unreadable, "Error parsing JSON", faults);

    /// <summary>A part of the request's target is not what should stand there.</summary>
    public static AdminException Target(string title) => new(400, Unreadable, title);

    /// <summary>There is no such request in the dialect, or not here.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, from that of the admin API on.</param>
    /// <param name="known">The paths that there are.</param>
    public static AdminException NoRoute(string method, string path, IReadOnlyCollection<string> known)
    {
        var asked = path[Answering.Target.AdminRoot.Length..];
        var hint = known.Contains(asked) ? "." : Nearest.Of(asked, known) is { } near ? $". Did you mean {Answering.Target.AdminRoot}{near}?" : $"; Control is under {ControlApi.Root}.";
        return NotHad.Why(method, asked) is { } why ? Without(why) : NotThere($"WireMock's admin API has no {method} {path} here{hint}");
    }

    /// <summary>The real WireMock has it, and there is none of it here.</summary>
    public static AdminException Without(string why) => new(422, Unreadable, "This is not to be had here") { Detail = why };

    /// <summary>There would be more mappings than a world has room for.</summary>
    public static AdminException NoRoom => new(422, Unreadable, Stubbing.NoRoom);

    /// <summary>A pattern takes longer than one request may take with all that it is held against.</summary>
    public static AdminException TooMuch(TimeSpan most) => new(422, Unreadable, "The pattern takes too long")
    {
        Detail = $"Held against all that there is it takes more than {most.TotalSeconds} s, or with one request alone longer than a call may take, and what was found by then would be taken for all of it, so none is told. Name a method and a path in the pattern, or let its expressions be simpler.",
    };

    /// <summary>There is nothing of that name.</summary>
    public static AdminException NotThere(string title) => new(404, 404, title);
}
