namespace ChatEmulator.Scenarios.Language;

/// <summary>What a rule tells: one answer, one after another, or one that is drawn.</summary>
/// <param name="All">The answers; null for the vendor's own.</param>
/// <param name="IsList">Whether they are told one after another.</param>
/// <param name="Shares">For a mix, up to which part of one each is drawn; else null.</param>
internal sealed record AnswerChoice(IReadOnlyList<Answer?> All, bool IsList = false, double[]? Shares = null)
{
    /// <summary>The vendor's own answer and no other.</summary>
    public static AnswerChoice Own { get; } = new([null]);
}
