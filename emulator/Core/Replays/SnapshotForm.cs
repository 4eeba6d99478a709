using ChatEmulator.Worlds;

namespace ChatEmulator.Replays;

/// <summary>What the writer and the reader of snapshots agree on.</summary>
internal static class SnapshotForm
{
    /// <summary>The first property, which says what this is, and its value, the version of the form.</summary>
    public const string Mark = "chat_emulator_snapshot";

    public const int Version = 1;

    /// <summary>A text that is no Unicode stands as an object with this property: its UTF-16 units, in base64.</summary>
    public const string Units = "utf16_base64";

    public static string Word(ActKind kind) => kind switch
    {
        ActKind.Revoke => "revoke",
        ActKind.Unlock => "unlock",
        ActKind.Play => "play",
        ActKind.Data => "data",
        ActKind.Mappings => "mappings",
        _ => "rename",
    };

    /// <summary>All words of acts.</summary>
    public static string Words => string.Join(", ", Enum.GetValues<ActKind>().Select(Word));

    /// <summary>The kind of a word; null when there is none.</summary>
    public static ActKind? KindOf(string word) => Enum.GetValues<ActKind>().Where(kind => Word(kind) == word).Select(kind => (ActKind?)kind).FirstOrDefault();
}
