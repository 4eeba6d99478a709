namespace ChatEmulator.Scenarios.Matching;

/// <summary>What can stand at a place, so that a plain value under <c>when</c> is read as what it is compared with.</summary>
internal enum Content
{
    /// <summary>Any JSON: 60 is a number there, and <c>"60"</c> a text.</summary>
    Json,

    /// <summary>Text, which knows no types: a plain <c>10</c> is any way to write the number.</summary>
    Text,

    /// <summary>A number of bytes, written with a unit.</summary>
    Bytes,

    /// <summary>A number of calls, from 1.</summary>
    Calls,
}
