namespace ChatEmulator.Mappings.Reading;

/// <summary>What is wrong with a part of a stub mapping, or not to be had here.</summary>
/// <param name="Path">The part, as a JSON pointer: <c>/request/bodyPatterns/0/equalToXml</c>; empty for the whole.</param>
/// <param name="Message">What is wrong with it, with the remedy where there is one.</param>
internal sealed record Fault(string Path, string Message);
