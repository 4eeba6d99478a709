namespace ChatEmulator.Host.Templating.Parsing;

/// <summary>What kind of thing stands between braces.</summary>
internal enum TagKind
{
    /// <summary>Nothing between braces: text.</summary>
    Text,

    /// <summary>A value.</summary>
    Value,

    /// <summary><c>#</c>: a body begins.</summary>
    Open,

    /// <summary><c>^</c> with a name: a body begins that is for the case that it does not hold.</summary>
    Inverted,

    /// <summary><c>else</c>, or <c>^</c> alone.</summary>
    Else,

    /// <summary><c>/</c>: a body ends.</summary>
    Close,
}

/// <summary>A piece of a template.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">The text; of a tag what stands between its braces.</param>
/// <param name="At">Where that begins in the template.</param>
internal readonly record struct Tag(TagKind Kind, string Text, int At);
