using ChatEmulator.Scenarios.Connections;

namespace ChatEmulator.Scenarios.Language.Connecting;

/// <summary>An entry of <c>connections</c> while its keys are being read.</summary>
/// <param name="which">What it has in common with rules: its name, counts, times and chance.</param>
internal sealed class ConnectionDraft(RuleDraft which)
{
    public RuleDraft Which { get; } = which;

    public long? Most { get; set; }

    public ConnectionFault? Fault { get; set; }

    public ConnectionRule Finish() => new()
    {
        Fault = Fault!,
        Most = Most,
        Which = new Rule
        {
            Name = Which.Name!,
            After = Which.After,
            Times = Which.Times,
            Every = Which.Every,
            Only = Which.Only,
            During = Which.During,
            Probability = Which.Probability,
        },
    };
}
