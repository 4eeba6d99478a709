namespace ChatEmulator.Mappings.Patterns;

/// <summary>A part of a template of paths.</summary>
/// <param name="Literal">The letters that it is; null where it stands for others.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsWild">Whether it stands for anything, slashes and nothing too.</param>
internal sealed record TemplatePart(string? Literal, string Name, bool IsWild)
{
    /// <summary>Letters.</summary>
    public static TemplatePart Text(string literal) => new(literal, "", IsWild: false);

    /// <summary>Letters without a slash, at least one.</summary>
    public static TemplatePart Segment(string name) => new(null, name, IsWild: false);

    /// <summary>Whatever there is.</summary>
    public static TemplatePart Anything(string name) => new(null, name, IsWild: true);
}
