using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Telemetry;

/// <summary>What conventions make of how a call came out.</summary>
internal static class Told
{
    /// <summary>The status where one was sent; 0 where the connection broke before a byte of a body did.</summary>
    public static int Status(in EndedCall call) => call.Ending.How is EndingKind.Delivered or EndingKind.Spoiled || call.Ending.Bytes > 0 ? call.Status : 0;

    /// <summary>Why the call counts as failed: how its delivery broke, else a status of the server's own failing; null when it did not fail.</summary>
    public static string? Error(in EndedCall call) =>
        call.Ending.How != EndingKind.Delivered ? Words.Of(call.Ending.How)
        : call.Status < 500 ? null
        : call.Status switch { 500 => "500", 502 => "502", 503 => "503", 504 => "504", var other => other.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    /// <summary>The version of HTTP.</summary>
    public static string Version(Protocols protocol) => protocol == Protocols.Http2 ? "2" : "1.1";
}
