namespace ChatEmulator.Contracts;

/// <summary>What the length of a text counts.</summary>
internal enum LengthUnit
{
    /// <summary>Code points, as JSON Schema does: é and 😀 are one each.</summary>
    CodePoints,

    /// <summary>Units of UTF-16, as JavaScript and Java do: 😀 is two.</summary>
    Utf16,

    /// <summary>Bytes of UTF-8: é is two, 😀 four.</summary>
    Bytes,
}
