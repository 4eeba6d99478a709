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
            && !(value.ValueKind == JsonValueKind.String && value.ValueEquals(""u8));
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
            JsonType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => JsonNumber.IsInteger(value),
        };
    }

    /// <summary>A number must not be smaller.</summary>
    /// <param name="Least">The smallest permitted.</param>
    public sealed record AtLeast(long Least) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonNumber.Compare(value, Least) >= 0;
    }

    /// <summary>A number must not be larger.</summary>
    /// <param name="Most">The largest permitted.</param>
    public sealed record AtMost(long Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonNumber.Compare(value, Most) <= 0;
    }

    /// <summary>A text may have so many code points.</summary>
    /// <param name="Most">The largest permitted number.</param>
    public sealed record MaxLength(int Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.HasAtMost(value, Most);

        /// <inheritdoc/>
        public override bool HoldsName(JsonProperty entry) => JsonText.NameLength(entry) <= Most;
    }

    /// <summary>The name of an entry must not begin so, compared with case.</summary>
    /// <param name="Prefix">What it must not begin with.</param>
    public sealed record NotPrefix(string Prefix) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => throw new NotSupportedException("This rule is about names.");

        /// <inheritdoc/>
        public override bool HoldsName(JsonProperty entry) => !JsonText.NameStartsWith(entry, Prefix);
    }

    /// <summary>A value may have so many code points as compact JSON, escapes decoded.</summary>
    /// <param name="Most">The largest permitted number.</param>
    public sealed record MaxSerialised(int Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.HasAtMost(value, Most);
    }

    /// <summary>A text must be base64 (RFC 4648, padded).</summary>
    public sealed record Base64 : Rule
    {
        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.Base64Length(value) is not null;
    }

    /// <summary>A base64 text may decode to so many bytes.</summary>
    /// <param name="Most">The largest permitted number.</param>
    public sealed record MaxDecoded(long Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.Base64Length(value) <= Most;
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

    /// <summary>An object must have at least one of two entries.</summary>
    /// <param name="First">One name.</param>
    /// <param name="Second">The other name.</param>
    public sealed record EitherOf(string First, string Second) : Rule
    {
        private readonly byte[] _first = Encoding.UTF8.GetBytes(First);
        private readonly byte[] _second = Encoding.UTF8.GetBytes(Second);

        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) =>
            value.ValueKind == JsonValueKind.Object
            && (JsonText.Has(value, _first) || JsonText.Has(value, _second));
    }
}

/// <summary>The types of JSON that contracts ask for.</summary>
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

    /// <summary>A number without a fractional part; 60.0 and 6e1 are 60.</summary>
    Integer,
}
