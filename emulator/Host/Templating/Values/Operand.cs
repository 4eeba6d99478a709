using ChatEmulator.Host.Templating.Filling;

namespace ChatEmulator.Host.Templating.Values;

/// <summary>What a template names: a value of its own, or a place where one is found.</summary>
internal abstract class Operand
{
    /// <summary>The value; null for none.</summary>
    public abstract object? Value(Scope scope);
}

/// <summary>A value that stands in the template.</summary>
internal sealed class Literal(object? value) : Operand
{
    /// <inheritdoc/>
    public override object? Value(Scope scope) => value;
}

/// <summary>A place where a value is found.</summary>
/// <param name="ups">How many blocks further out to begin.</param>
/// <param name="data">Whether it is something about the turn of a loop, <c>@index</c>.</param>
/// <param name="own">Whether it begins with the block's own value, <c>this</c>.</param>
/// <param name="segments">The names.</param>
internal sealed class Place(int ups, bool data, bool own, IReadOnlyList<string> segments) : Operand
{
    /// <inheritdoc/>
    public override object? Value(Scope scope)
    {
        scope.Render.Step();
        var from = scope;
        for (var up = 0; up < ups; up++)
        {
            from = from?.Outer;
        }

        if (from is null)
        {
            return null;
        }

        var value = own ? from.Value : data ? About(from) : from.Find(segments[0]);
        for (var n = own ? 0 : 1; n < segments.Count && value is not null; n++)
        {
            value = Members.Of(value, segments[n]);
        }

        return value;
    }

    private object? About(Scope from) => ups > 0 ? null : segments[0] == "root" ? from.Render.Root : from.Turn?.About(segments[0]);
}
