using System.Text;
using System.Text.Json;

namespace ChatEmulator.Contracts;

/// <summary>What must hold for a JSON value. Closed: one nested record per kind, so that a schema can be written from it.</summary>
internal abstract partial record Rule
{
    private Rule()
    {
    }

    /// <summary>The rule as the end of a sentence that begins with the field: "must be at least 1".</summary>
    public abstract string About { get; }

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
        public override string About => "must be there, not null and not blank";

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
        public override string About => "must not be there: the contract does not name it";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => false;
    }

    /// <summary>The value must be of a JSON type.</summary>
    /// <param name="Type">Which.</param>
    public sealed record Is(JsonType Type) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must be {Word}";

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

        private string Word => Type switch
        {
            JsonType.Object => "an object",
            JsonType.Array => "a list",
            JsonType.String => "a text",
            _ => "true or false",
        };
    }

    /// <summary>The value must be a whole number; 60.0 and 6e1 are 60.</summary>
    /// <param name="Plain">Whether it must be written as digits alone.</param>
    /// <param name="Text">Whether a text of digits, such as "60", will do as well.</param>
    public sealed record WholeNumber(bool Plain = false, bool Text = false) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must be a whole number{(Plain ? ", written as digits alone" : "")}{(Text ? ", a text of one will do" : "")}";

        /// <inheritdoc/>
        public override bool Ends => true;

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) =>
            (value.ValueKind == JsonValueKind.Number || (Text && value.ValueKind == JsonValueKind.String))
            && JsonNumber.Whole(value) is not null
            && !(Plain && !JsonNumber.IsPlain(value));
    }

    /// <summary>A whole number must not be smaller; what is none breaks another row.</summary>
    /// <param name="Least">The smallest permitted.</param>
    public sealed record AtLeast(long Least) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must be at least {Least}";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonNumber.Whole(value) is not { } whole || whole >= Least;
    }

    /// <summary>A whole number must not be larger; what is none breaks another row.</summary>
    /// <param name="Most">The largest permitted.</param>
    public sealed record AtMost(long Most) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must be at most {Most}";

        /// <inheritdoc/>
        public override bool Holds(JsonElement value) => JsonNumber.Whole(value) is not { } whole || whole <= Most;
    }

    /// <summary>An object must have at least so many entries.</summary>
    /// <param name="Least">The smallest permitted number.</param>
    public sealed record MinEntries(int Least) : Rule
    {
        /// <inheritdoc/>
        public override string About => $"must have at least {Least} {(Least == 1 ? "entry" : "entries")}";

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
        public override string About => $"must have at most {Most} entries";

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
        public override string About => True ? $"must have {First} or {Second} true" : $"must have {First} or {Second}";

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
