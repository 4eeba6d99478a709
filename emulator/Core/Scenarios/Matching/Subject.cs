using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>What a condition looks at: one place of an exchange.</summary>
internal abstract class Subject
{
    /// <summary>Whether what stands there can only be text, so that a plain <c>10</c> has to meet the text <c>10</c>.</summary>
    public virtual bool IsText => true;

    public abstract Found In(scoped in Situation situation);
}

/// <summary>A value of the JSON body; nothing when the body is no JSON.</summary>
internal sealed class BodySubject(BodyPath path) : Subject
{
    public override bool IsText => false;

    public BodyPath Path { get; } = path;

    public override Found In(scoped in Situation situation) => Found.Of(Path.In(situation.Body));
}

/// <summary>The first header of a name, whatever its case.</summary>
internal sealed class HeaderSubject(string name) : Subject
{
    public override Found In(scoped in Situation situation) => Found.Of(situation.Exchange.Header(name));
}

/// <summary>The first value of a name in the query, decoded.</summary>
internal sealed class QuerySubject(string name) : Subject
{
    public override Found In(scoped in Situation situation)
    {
        var fields = new QueryFields(situation.Exchange.Query);
        while (fields.Next())
        {
            if (fields.Name.SequenceEqual(name))
            {
                return Found.Of(fields.Value);
            }
        }

        return Found.Nothing;
    }
}

/// <summary>The path as it was sent, not decoded.</summary>
internal sealed class PathSubject : Subject
{
    public override Found In(scoped in Situation situation) => Found.Of(situation.Exchange.Path);
}

/// <summary>What a name in braces stands for in the path, decoded.</summary>
internal sealed class PathNameSubject(string name) : Subject
{
    public override Found In(scoped in Situation situation) => Found.Of(situation.Operation.Template.Value(situation.Exchange.Path, name));
}

/// <summary>The account that the call has proven to be of; nothing when it has not.</summary>
internal sealed class AccountSubject : Subject
{
    public override Found In(scoped in Situation situation) => Found.Of(situation.Account);
}

/// <summary>The body's size in bytes.</summary>
internal sealed class SizeSubject : Subject
{
    public override bool IsText => false;

    public override Found In(scoped in Situation situation) => Found.Of(situation.Exchange.Size);
}
