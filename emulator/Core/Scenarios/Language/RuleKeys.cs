using ChatEmulator.Scenarios.Language.Keys;

namespace ChatEmulator.Scenarios.Language;

/// <summary>The keys of a rule, in the order of the manual.</summary>
internal static class RuleKeys
{
    public static IReadOnlyList<Key<RuleDraft>> All { get; } =
    [
        NameKey.Key,
        CallsKey.Key,
        WhenKey.Key,
        InKey.Key,
        PerKey.Key,
        AtKey.Key,
        AfterKey.Key,
        TimesKey.Key,
        EveryKey.Key,
        OnlyKey.Key,
        DuringKey.Key,
        ProbabilityKey.Key,
        EffectKey.Key,
        AnswerKey.Key,
        RepeatKey.Key,
        DeliveryKey.Key,
        MintKey.Key,
        FailSendingKey.Key,
        ThenKey.Key,
        NextKey.Key,
        ContinueKey.Key,
    ];
}
