using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <content>The rules about texts and names.</content>
internal abstract partial record Rule
{
    /// <summary>The value must be one of some texts.</summary>
    /// <param name="Texts">The permitted ones.</param>
    public sealed record OneOf(params string[] Texts) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must be {string.Join(" or ", Texts)}";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value)
        {
            foreach (var text in Texts)
            {
                if (value.ValueEquals(text))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A text may be so long.</summary>
    /// <param name="Most">The largest permitted length.</param>
    /// <param name="Unit">What is counted.</param>
    public sealed record MaxLength(int Most, LengthUnit Unit = LengthUnit.CodePoints) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must have at most {Most} {Counted(Unit)}";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.HasAtMost(value, Most, Unit);

        /// <inheritdoc/>
        public override bool HoldsName(JsonProperty entry) => JsonText.NameHasAtMost(entry, Most, Unit);
    }

    /// <summary>The name of an entry must not be empty.</summary>
    public sealed record NotEmpty : Rule
    {
        /// <inheritdoc/>
        public override string About => "must not be empty";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => throw new NotSupportedException("This rule is about names.");

        /// <inheritdoc/>
        public override bool HoldsName(JsonProperty entry) => !entry.NameEquals(""u8);
    }

    /// <summary>The name of an entry must not begin so.</summary>
    /// <param name="Prefix">What it must not begin with; ASCII.</param>
    /// <param name="AnyCase">Whether upper and lower case are the same.</param>
    public sealed record NotPrefix(string Prefix, bool AnyCase = false) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must not begin with {Prefix}{(AnyCase ? ", in any case" : "")}";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => throw new NotSupportedException("This rule is about names.");

        /// <inheritdoc/>
        public override bool HoldsName(JsonProperty entry) => !JsonText.NameStartsWith(entry, Prefix, AnyCase);
    }

    /// <summary>A value may be so long as JSON.</summary>
    /// <param name="Most">The largest permitted length.</param>
    /// <param name="Unit">What is counted.</param>
    /// <param name="AsSent">Whether white space and escapes count as they were sent; else the compact form counts, escapes decoded.</param>
    public sealed record MaxSerialised(int Most, LengthUnit Unit = LengthUnit.CodePoints, bool AsSent = false) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must have at most {Most} {Counted(Unit)} as JSON, {(AsSent ? "as it is sent" : "compact and with escapes decoded")}";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) =>
            AsSent ? JsonText.HasAtMostAsSent(value, Most, Unit) : JsonText.HasAtMost(value, Most, Unit);
    }

    /// <summary>A text must be base64 (RFC 4648).</summary>
    /// <param name="Lenient">Whether the URL alphabet, missing padding and white space will do as well.</param>
    public sealed record Base64(bool Lenient = false) : Rule
    {
        /// <inheritdoc/>
        public override string About => Lenient ? "must be base64, of either alphabet, padded or not" : "must be base64, padded";

        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => Base64Text.LengthOf(value, Lenient) is not null;
    }

    /// <summary>A base64 text may decode to so many bytes.</summary>
    /// <param name="Most">The largest permitted number.</param>
    public sealed record MaxDecoded(long Most) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must decode to at most {Most} bytes";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => Base64Text.LengthOf(value, lenient: true) <= Most;
    }

    private static string Counted(LengthUnit unit) => unit switch
    {
        LengthUnit.Bytes => "bytes of UTF-8",
        LengthUnit.Utf16 => "units of UTF-16",
        _ => "code points",
    };
}
