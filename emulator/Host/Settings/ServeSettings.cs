using ChatEmulator.Exchanges;
using ChatEmulator.Host.Telemetry;
using ChatEmulator.Host.Watching;
using ChatEmulator.Server.Listening;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Settings;

/// <summary>What <c>serve</c> was told, read and checked.</summary>
/// <param name="Scenario">A file, or a name in the folder; null for the quickstart.</param>
/// <param name="Scenarios">The folder; null for <c>./scenarios</c> when it is there.</param>
/// <param name="Mappings">The folder of stub mappings; null for none.</param>
/// <param name="Watch">How changes of their files are found out.</param>
/// <param name="Url">Where to listen.</param>
/// <param name="Address">The same, read.</param>
/// <param name="Tls">The port for HTTPS; null for none.</param>
/// <param name="ControlPort">The port of Control alone; null for that of the vendors.</param>
/// <param name="ExportCa">The file for the certificate to trust; null for none.</param>
/// <param name="Http2">Whether HTTP/2 is spoken too.</param>
/// <param name="Seed">What chance is drawn from instead of the scenario's seed.</param>
/// <param name="Worlds">How many worlds there may be.</param>
/// <param name="AllowedHosts">Further hosts that Control answers to.</param>
/// <param name="ControlKey">Control's key; null for none.</param>
/// <param name="JsonLog">Whether standard output is JSON, one object a line.</param>
/// <param name="Quiet">Whether calls and greeting are left out of it.</param>
/// <param name="Journal">The file that calls are written into; null for none.</param>
/// <param name="Verify">What becomes of a verdict at the end; null for none.</param>
internal sealed record ServeSettings(
    Given? Scenario,
    Given? Scenarios,
    Given? Mappings,
    WatchMode Watch,
    string Url,
    ListenAddress Address,
    int? Tls,
    int? ControlPort,
    Given? ExportCa,
    bool Http2,
    long? Seed,
    WorldLimits Worlds,
    IReadOnlyList<string> AllowedHosts,
    string? ControlKey,
    bool JsonLog,
    bool Quiet,
    JournalSettings? Journal,
    VerifySettings? Verify)
{
    /// <summary>Where telemetry goes; null for nowhere.</summary>
    public OtlpSettings? Otlp { get; init; }

    /// <summary>What calls may come by: a scenario that needs more is refused.</summary>
    public Protocols Spoken => Http2 ? Protocols.All : Protocols.Http1;
}
