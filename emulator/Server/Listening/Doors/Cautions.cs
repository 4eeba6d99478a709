using ChatEmulator.Scenarios;

namespace ChatEmulator.Server.Listening.Doors;

/// <summary>What a person should know of the <c>connections</c> of a scenario before anything is tried.</summary>
internal static class Cautions
{
    /// <summary>One sentence for each thing.</summary>
    /// <param name="scenario">What the default world plays.</param>
    /// <param name="options">How the server is started.</param>
    public static IEnumerable<string> Of(Scenario scenario, ServerOptions options)
    {
        if (options.ControlPort is null && scenario.Connections.FirstOrDefault(rule => rule.EndsAll && (rule.IsForEver || scenario.Clock.Frozen)) is { } end)
        {
            yield return $"warning: '{end.Name}' of '{scenario.Name}' lets no connection through {(end.IsForEver ? "and nothing ends that" : "in its time, and on a clock that stands nobody could advance it to its end")}: "
                + $"Control is on that port too. Give Control one of its own with --control-port{(end.IsForEver ? ", or say `during`" : "")}.";
        }

        foreach (var rule in options.Tls is null ? scenario.Connections.Where(rule => rule.Fault.IsOfTls) : [])
        {
            yield return $"warning: '{rule.Name}' of '{scenario.Name}' is about TLS handshakes, and plain http alone is spoken here; start with --tls.";
        }
    }
}
