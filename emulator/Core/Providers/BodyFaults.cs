using ChatEmulator.Contracts;

namespace ChatEmulator.Providers;

/// <summary>What a profile refuses of bodies before any contract looks at them, for whoever publishes a schema: no keyword says it.</summary>
internal static class BodyFaults
{
    /// <summary>The faults that are refused under a profile, in the order in which they are looked for.</summary>
    public static IReadOnlyList<Unsaid> Of(BodyProfile profile)
    {
        (bool Refused, string Key, string Sentence, string Code)[] all =
        [
            (!profile.EmptyIsObject, BodyProfile.EmptyBodyKey, "The body must not be empty.", "bad_request"),
            (!profile.AnyContentType, BodyProfile.ContentTypeKey, "The Content-Type must be application/json, or end in +json.", "unsupported_media_type"),
            (!profile.IgnoresByteOrderMark, BodyProfile.ByteOrderMarkKey, "No byte order mark stands before the JSON.", "bad_request"),
            (true, BodyProfile.MaxDepthKey, $"Objects and lists are nested at most {profile.MaxDepth} deep, the outermost included.", "bad_request"),
            (!profile.ReplacesBrokenUnicode, BodyProfile.BrokenUnicodeKey, "Texts are Unicode: valid UTF-8, and no half of a surrogate pair in escapes.", "bad_request"),
            (!profile.LastKeyWins, BodyProfile.DuplicateKeysKey, "No object has the same name twice.", "bad_request"),
        ];
        return
        [
            .. from fault in all
               where fault.Refused
               let key = BodyProfile.Keys.First(key => key.Option.Name == fault.Key)
               select new Unsaid("body", fault.Key, fault.Sentence, fault.Code, key.Basis, key.Source, fault.Key),
        ];
    }
}
