using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Words;

/// <summary>An instant as WireMock tells it: in its zone, in a format, or as an ISO date without fractions.</summary>
/// <param name="at">The instant.</param>
/// <param name="format">The format; null for the usual one.</param>
/// <param name="zone">The name of its zone.</param>
internal sealed class Moment(DateTimeOffset at, DatePattern? format, string zone) : Thing
{
    private static readonly DatePattern Usual = DatePattern.Read("yyyy-MM-dd'T'HH:mm:ssXXX", out _)!;

    /// <summary>The instant.</summary>
    public DateTimeOffset At => at;

    /// <summary>The name of its zone.</summary>
    public string Zone => zone;

    /// <inheritdoc/>
    public override string Text => (format ?? Usual).Write(at, zone);
}
