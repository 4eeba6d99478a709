using ChatEmulator.Contracts;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>What a condition looks at: one place of an exchange.</summary>
internal abstract class Subject
{
    /// <summary>What can stand there.</summary>
    public virtual Content Content => Content.Text;

    /// <summary>Its number among the places of a scenario, given once when it is read: where a <see cref="Glance"/> keeps what stands there.</summary>
    public int Slot { get; set; }

    /// <summary>How it was written, for people.</summary>
    public string Written { get; set; } = "";

    public abstract Found In(scoped in Situation situation);
}

/// <summary>A value of the JSON body; nothing when the body is no JSON.</summary>
internal sealed class BodySubject(BodyPath path) : Subject
{
    public override Content Content => Content.Json;

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

/// <summary>What a name in braces stands for in the path, decoded; nothing in one that is nobody's.</summary>
internal sealed class PathNameSubject(string name) : Subject
{
    public override Found In(scoped in Situation situation) => Found.Of(situation.Operation?.Template.Value(situation.Exchange.Path, name));
}

/// <summary>The account that the call has proven to be of; nothing when it has not.</summary>
internal sealed class AccountSubject : Subject
{
    public override Found In(scoped in Situation situation) => Found.Of(situation.Account);
}

/// <summary>The protocol that it came by, by its word.</summary>
internal sealed class ProtocolSubject : Subject
{
    public override Found In(scoped in Situation situation) => Found.Of(situation.Exchange.Protocol.Word());
}

/// <summary>The body's size in bytes.</summary>
internal sealed class SizeSubject : Subject
{
    public override Content Content => Content.Bytes;

    public override Found In(scoped in Situation situation) => Found.Of(situation.Exchange.Size);
}

/// <summary>A claim of the token that the call presents; nothing when it presents none that the provider can read.</summary>
internal sealed class TokenSubject(BodyPath path) : Subject
{
    public override Content Content => Content.Json;

    public override Found In(scoped in Situation situation) => Found.Of(path.In(situation.Claims));
}

/// <summary>
/// Which call it is, from 1: its number in its world, or to a rule with <c>per</c> its number among those that have its value. As it
/// differs from rule to rule, <see cref="Glance.Call"/> is what is really looked at.
/// </summary>
internal sealed class CallSubject : Subject
{
    public override Content Content => Content.Calls;

    public override Found In(scoped in Situation situation) => Found.Of(situation.Chance.Call);
}
