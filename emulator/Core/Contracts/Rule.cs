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

    /// <summary>Whether nothing further of the field can be checked when this rule is broken.</summary>
    public virtual bool Ends => false;

    /// <summary>The field must be there, and not null.</summary>
    public sealed record Required : Rule
    {
        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
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

    /// <summary>A number must lie between two others, both included.</summary>
    /// <param name="Least">The smallest permitted.</param>
    /// <param name="Most">The largest permitted.</param>
    public sealed record Between(long Least, long Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonNumber.Compare(value, Least) >= 0 && JsonNumber.Compare(value, Most) <= 0;
    }

    /// <summary>A text may have so many code points.</summary>
    /// <param name="Most">The largest permitted number.</param>
    public sealed record MaxLength(int Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.HasAtMost(value, Most);
    }

    /// <summary>A value may have so many code points as compact JSON, escapes decoded.</summary>
    /// <param name="Most">The largest permitted number.</param>
    public sealed record MaxSerialised(int Most) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.HasAtMost(value, Most);
    }

    /// <summary>A text must be base64 that decodes to at most so many bytes.</summary>
    /// <param name="MostBytes">The largest permitted number of decoded bytes.</param>
    public sealed record Base64(long MostBytes) : Rule
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonText.Base64Length(value) is { } length && length <= MostBytes;
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
        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) =>
            value.ValueKind == JsonValueKind.Object
            && (JsonText.Has(value, First) || JsonText.Has(value, Second));
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
