using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers;

/// <summary>
/// What every vendor leaves open about bodies as such: no page says what is answered to JSON that parsers disagree about. The keys
/// are the same for each provider; a provider may have other defaults.
/// </summary>
/// <param name="values">What the scenario chose.</param>
internal sealed class BodyProfile(OptionValues values)
{
    public const string EmptyBodyKey = "empty_body";
    public const string ContentTypeKey = "content_type";
    public const string ByteOrderMarkKey = "byte_order_mark";
    public const string BrokenUnicodeKey = "broken_unicode";
    public const string DuplicateKeysKey = "duplicate_keys";
    public const string MaxDepthKey = "max_depth";
    public const string NullOptionalKey = "null_optional";
    public const string UnknownFieldsKey = "unknown_fields";

    public bool EmptyIsObject { get; } = values.Text(EmptyBodyKey) == "empty_object";

    public bool AnyContentType { get; } = values.Text(ContentTypeKey) == "any";

    public bool IgnoresByteOrderMark { get; } = values.Text(ByteOrderMarkKey) == "ignore";

    public bool ReplacesBrokenUnicode { get; } = values.Text(BrokenUnicodeKey) == "replace";

    public bool LastKeyWins { get; } = values.Text(DuplicateKeysKey) == "last_wins";

    public int MaxDepth { get; } = (int)values.Number(MaxDepthKey)!;

    public bool NullIsAbsent { get; } = values.Text(NullOptionalKey) == "absent";

    public bool RefusesUnknownFields { get; } = values.Text(UnknownFieldsKey) == "refuse";

    /// <summary>The keys, in the order of the manual.</summary>
    public static IReadOnlyList<ProfileKey> Keys { get; } =
    [
        Key(EmptyBodyKey, "What a body of no bytes is: an empty object, so that the required fields are missing, or one that cannot be read (400).", "empty_object", "refuse"),
        Key(ContentTypeKey, "Whether a body may come under any Content-Type or none, or must be JSON (else 415).", "any", "json"),
        Key(ByteOrderMarkKey, "Whether a byte order mark before the body is refused as no JSON (400) or ignored.", "refuse", "ignore"),
        Key(BrokenUnicodeKey, "Whether broken UTF-8 and halves of surrogate pairs are refused (400) or replaced by U+FFFD.", "refuse", "replace"),
        Key(DuplicateKeysKey, "Of a name that an object has twice, whether the last wins or the body is refused (400).", "last_wins", "refuse"),
        new(
            new Option(MaxDepthKey, OptionKind.Number, "How deep a body may be nested; deeper is refused (400).", "100", Default: 100L, OneOf: ["100", "20", "64", "500"]),
            Basis.Assumed,
            "No page says; 100 is the limit of Ruby's parser"),
        Key(NullOptionalKey, "Whether null in an optional field is the same as leaving it out, or of the wrong type.", "absent", "refuse"),
        Key(UnknownFieldsKey, "Whether fields that the contract does not name are ignored or refused.", "ignore", "refuse"),
    ];

    /// <summary>A key of two or more words, the first of them the default.</summary>
    public static ProfileKey Key(string name, string about, params string[] words) =>
        new(new Option(name, OptionKind.Text, about, words[0], Default: words[0], OneOf: words), Basis.Assumed, "No page says");
}
