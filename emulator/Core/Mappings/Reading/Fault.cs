namespace ChatEmulator.Mappings.Reading;

/// <summary>What is wrong with a part of a stub mapping, or not to be had here.</summary>
/// <param name="Path">The part, as a JSON pointer: <c>/request/bodyPatterns/0/equalToXml</c>; empty for the whole.</param>
/// <param name="Message">What is wrong with it, with the remedy where there is one.</param>
internal sealed record Fault(string Path, string Message)
{
    // What messages begin with that tell something of the part and do not name it.
    private static readonly string[] Verbs = ["is ", "are ", "has ", "says ", "should ", "takes ", "holds ", "names ", "leads ", "stands ", "cannot "];

    /// <summary>The message as a sentence of its own, for whoever does not see the pointer.</summary>
    public string Sentence =>
        Pointer.Name(Path) is { } name && Array.Exists(Verbs, verb => Message.StartsWith(verb, StringComparison.Ordinal)) ? $"{name} {Message}" : Message;
}
