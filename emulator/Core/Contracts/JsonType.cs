namespace ChatEmulator.Contracts;

/// <summary>The types of JSON that contracts ask for; whole numbers have a rule of their own.</summary>
internal enum JsonType
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
