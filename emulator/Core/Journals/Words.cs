using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>The words of the wire for what the journal knows.</summary>
internal static class Words
{
    /// <summary>The word of an effect, such as <c>applied</c>.</summary>
    public static string Of(Effect effect) => effect switch
    {
        Effect.None => "none",
        Effect.Applied => "applied",
        Effect.Duplicate => "duplicate",
        Effect.Twice => "twice",
        _ => "pending",
    };

    /// <summary>The word of an ending, such as <c>client_left</c>.</summary>
    public static string Of(EndingKind kind) => kind switch
    {
        EndingKind.Delivered => "delivered",
        EndingKind.Reset => "reset",
        EndingKind.Closed => "closed",
        EndingKind.ClientLeft => "client_left",
        EndingKind.Spoiled => "spoiled",
        EndingKind.StreamReset => "stream_reset",
        EndingKind.GoneAway => "goaway",
        _ => "abandoned",
    };

    /// <summary>The ending of a word; null when there is none of that word.</summary>
    public static EndingKind? EndingOf(string word) => Array.Find(Enum.GetValues<EndingKind>(), kind => Of(kind) == word) is var found && Of(found) == word ? found : null;

    /// <summary>The effect of a word; null when there is none of that word.</summary>
    public static Effect? EffectOf(string word) => word switch
    {
        "none" => Effect.None,
        "applied" => Effect.Applied,
        "duplicate" => Effect.Duplicate,
        "twice" => Effect.Twice,
        "pending" => Effect.Pending,
        _ => null,
    };
}
