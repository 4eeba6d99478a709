using System.Globalization;
using System.Net;

namespace ChatEmulator.Mappings.Reading;

/// <summary>What stands behind a status in the first line, where a mapping says nothing of it.</summary>
internal static class Phrases
{
    private const int Teapot = 418;

    /// <summary>The phrase; null for a status that has one everywhere. A status that nobody knows is called by its number, as WireMock does.</summary>
    public static string? Of(int status) => status == Teapot ? "I'm a Teapot"
        : Enum.IsDefined((HttpStatusCode)status) ? null
        : status.ToString(CultureInfo.InvariantCulture);
}
