using ChatEmulator.Host.Templating.Values;

namespace ChatEmulator.Host.Templating.Parsing;

/// <summary>A part of a template.</summary>
internal abstract record Node;

/// <summary>Text that is told as it is.</summary>
internal sealed record TextNode(string Text) : Node;

/// <summary>A value that is told.</summary>
internal sealed record ValueNode(Argument Value) : Node;

/// <summary>A word with a body, and with another for when it does not hold.</summary>
/// <param name="Call">The word.</param>
/// <param name="Names">What the body calls what it is given.</param>
/// <param name="Body">The body.</param>
/// <param name="Else">The other body.</param>
internal sealed record BlockNode(CallArgument Call, IReadOnlyList<string> Names, IReadOnlyList<Node> Body, IReadOnlyList<Node> Else) : Node;

/// <summary>What a word is given.</summary>
internal abstract record Argument;

/// <summary>A value that stands in the template, or where to find one.</summary>
internal sealed record OperandArgument(Operand Operand) : Argument;

/// <summary>What another word makes.</summary>
/// <param name="Word">The word's name.</param>
/// <param name="Place">Where it stands: line and column.</param>
/// <param name="Arguments">What it is given, in order.</param>
/// <param name="Options">What it is given by name.</param>
internal sealed record CallArgument(string Word, string Place, IReadOnlyList<Argument> Arguments, IReadOnlyList<(string Name, Argument Value)> Options) : Argument;
