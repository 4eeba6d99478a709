using ChatEmulator.Contracts.Probing;

namespace ChatEmulator.Fidelity;

/// <summary>What a probe takes or leaves behind, in words.</summary>
internal static class Takes
{
    /// <summary>The rest of a sentence that begins with "it".</summary>
    public static string Of(ProbeNeeds needs) => string.Join(", or ", Words(needs));

    private static IEnumerable<string> Words(ProbeNeeds needs) =>
        from each in Enum.GetValues<ProbeNeeds>()
        where each != ProbeNeeds.None && needs.HasFlag(each)
        select each switch
        {
            ProbeNeeds.Message => "leaves a message behind",
            ProbeNeeds.Lock => "sends wrong passwords, which may lock the account",
            ProbeNeeds.Heavy => "takes tens of megabytes",
            ProbeNeeds.Clock => "takes hours unless the clock can be advanced",
            ProbeNeeds.ScopelessProject => "takes a project without the scope Chat",
            ProbeNeeds.Thread => "takes the id of a thread",
            ProbeNeeds.Burst => "takes hundreds or thousands of calls",
            _ => "looks at what only an emulator shows",
        };
}
