using ChatEmulator.Contracts;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Scenarios.Sources;

namespace ChatEmulator.Scenarios.Language;

/// <summary>What looks at calls, while it is being read: a rule, an expectation.</summary>
internal interface IOnlooker
{
    /// <summary>The words that providers bring.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>The body paths that it looks at, to be held against what the covered operations know.</summary>
    List<(TextNode Key, BodyPath Path)> BodyPaths { get; }

    /// <summary>The names of path segments that it looks at, to be held against those of the covered operations.</summary>
    List<(TextNode Key, string Name)> PathNames { get; }

    /// <summary>The places in bodies that it and its neighbours look at: one of each.</summary>
    Dictionary<string, Subject> Places { get; }
}
