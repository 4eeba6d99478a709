using ChatEmulator.Contracts.Probing;

namespace ChatEmulator.Fidelity;

/// <summary>What a probe takes or leaves behind, in words.</summary>
public static class Takes
{
    /// <summary>The rest of a sentence that begins with "it".</summary>
    public static string Of(ProbeNeeds needs) => string.Join(" and ", Words(needs));

    private static IEnumerable<string> Words(ProbeNeeds needs) =>
        from each in Enum.GetValues<ProbeNeeds>()
        where each != ProbeNeeds.None && needs.HasFlag(each)
        select each switch
        {
            ProbeNeeds.Message => "leaves a message behind",
            ProbeNeeds.Lock => "locks the account",
            ProbeNeeds.Heavy => "takes thousands of calls or tens of megabytes",
            ProbeNeeds.Clock => "takes hours unless the clock can be advanced",
            ProbeNeeds.ScopelessProject => "takes a project without the scope Chat",
            _ => "takes the id of a thread",
        };
}
