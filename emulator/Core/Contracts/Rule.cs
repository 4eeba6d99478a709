using System.Text;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>What must hold for a JSON value. Closed: one nested record per kind, so that a schema can be written from it.</summary>
public abstract record Rule
{
    private Rule()
    {
    }

    /// <summary>Whether a value keeps the rule. Allocates nothing when it does.</summary>
    public abstract bool Holds(JsonElement value);

    /// <summary>Whether the name of an entry keeps the rule.</summary>
    /// <exception cref="NotSupportedException">The rule is about values.</exception>
    public virtual bool HoldsName(JsonProperty entry) => throw new NotSupportedException("This rule is about values.");

    /// <summary>Whether nothing further of the field can be checked when this rule is broken.</summary>
    public virtual bool Ends => false;

    /// <summary>The field must be there, not null, and not blank.</summary>
    public sealed record Required : Rule
    {
        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) =>
            value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)
            && !(value.ValueKind == JsonValueKind.String && JsonText.IsBlank(value));
    }

    /// <summary>A field that the contract does not name must not be there at all.</summary>
    public sealed record Unknown : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => false;
    }

    /// <summary>The value must be of a JSON type.</summary>
    /// <param name="Type">Which.</param>
    public sealed record Is(JsonType Type) : Rule
    {
        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => Type switch
        {
            JsonType.Object => value.ValueKind == JsonValueKind.Object,
            JsonType.Array => value.ValueKind == JsonValueKind.Array,
            JsonType.String => value.ValueKind == JsonValueKind.String,
            _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        };
    }

    /// <summary>The value must be a whole number; 60.0 and 6e1 are 60.</summary>
    /// <param name="Plain">Whether it must be written as digits alone.</param>
    /// <param name="Text">Whether a text of digits, such as "60", will do as well.</param>
    public sealed record WholeNumber(bool Plain = false, bool Text = false) : Rule
    {
        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) =>
            (value.ValueKind == JsonValueKind.Number || (Text && value.ValueKind == JsonValueKind.String))
            && JsonNumber.Whole(value) is not null
            && !(Plain && !JsonNumber.IsPlain(value));
    }

    /// <summary>The value must be one of some texts.</summary>
    /// <param name="Texts">The permitted ones.</param>
    public sealed record OneOf(params string[] Texts) : Rule
    {
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

    /// <summary>A number must not be smaller.</summary>
    /// <param name="Least">The smallest permitted.</param>
    public sealed record AtLeast(long Least) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonNumber.Whole(value) >= Least;
    }

    /// <summary>A number must not be larger.</summary>
    /// <param name="Most">The largest permitted.</param>
    public sealed record AtMost(long Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonNumber.Whole(value) <= Most;
    }

    /// <summary>A text may be so long.</summary>
    /// <param name="Most">The largest permitted length.</param>
    /// <param name="Unit">What is counted.</param>
    public sealed record MaxLength(int Most, LengthUnit Unit = LengthUnit.CodePoints) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.HasAtMost(value, Most, Unit);

        /// <inheritdoc/>
        public override bool HoldsName(JsonProperty entry) => JsonText.NameHasAtMost(entry, Most, Unit);
    }

    /// <summary>The name of an entry must not be empty.</summary>
    public sealed record NotEmpty : Rule
    {
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
        public override bool Holds(JsonElement value) =>
            AsSent ? JsonText.HasAtMostAsSent(value, Most, Unit) : JsonText.HasAtMost(value, Most, Unit);
    }

    /// <summary>A text must be base64 (RFC 4648).</summary>
    /// <param name="Lenient">Whether the URL alphabet, missing padding and white space will do as well.</param>
    public sealed record Base64(bool Lenient = false) : Rule
    {
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
        public override bool Holds(JsonElement value) => Base64Text.LengthOf(value, lenient: true) <= Most;
    }

    /// <summary>An object must have at least so many entries.</summary>
    /// <param name="Least">The smallest permitted number.</param>
    public sealed record MinEntries(int Least) : Rule
    {
        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => value.GetPropertyCount() >= Least;
    }

    /// <summary>An object may have so many entries.</summary>
    /// <param name="Most">The largest permitted number.</param>
    public sealed record MaxEntries(int Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => value.GetPropertyCount() <= Most;
    }

    /// <summary>An object must have at least one of two entries; a null one counts as none.</summary>
    /// <param name="First">One name.</param>
    /// <param name="Second">The other name.</param>
    /// <param name="True">Whether one of them must be true, not only there.</param>
    public sealed record EitherOf(string First, string Second, bool True = false) : Rule
    {
        private readonly byte[] _first = Encoding.UTF8.GetBytes(First);
        private readonly byte[] _second = Encoding.UTF8.GetBytes(Second);

        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) =>
            value.ValueKind == JsonValueKind.Object && (Counts(value, _first) || Counts(value, _second));

        // What is there and no boolean breaks another row, and is told there.
        private bool Counts(JsonElement value, byte[] name) =>
            value.TryGetProperty(name, out var entry)
            && entry.ValueKind != JsonValueKind.Null
            && !(True && entry.ValueKind == JsonValueKind.False);
    }
}

/// <summary>The types of JSON that contracts ask for; whole numbers have a rule of their own.</summary>
public enum JsonType
{
    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A string.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,
}

/// <summary>What the length of a text counts.</summary>
public enum LengthUnit
{
    /// <summary>Code points, as JSON Schema does: é and 😀 are one each.</summary>
    CodePoints,

    /// <summary>Units of UTF-16, as JavaScript and Java do: 😀 is two.</summary>
    Utf16,

    /// <summary>Bytes of UTF-8: é is two, 😀 four.</summary>
    Bytes,
}
