using System.Globalization;
using ChatEmulator.Scenarios.Matching;
using ChatEmulator.Time;

namespace ChatEmulator.Scenarios.Templates;

/// <summary>What stands between two pairs of braces.</summary>
internal abstract class Blank
{
    /// <summary>What is filled in.</summary>
    public abstract Found In(Filling filling);
}

/// <summary>What stands at a place of the call.</summary>
internal sealed class PlaceBlank(Subject place) : Blank
{
    public override Found In(Filling filling) => place.In(filling.Situation);
}

/// <summary>A UUID; every one is another.</summary>
internal sealed class UuidBlank : Blank
{
    public override Found In(Filling filling) => Found.Of(filling.Uuid().ToString());
}

/// <summary>A made-up value.</summary>
internal sealed class MadeUpBlank(Invention invention) : Blank
{
    public override Found In(Filling filling) => invention(filling.Faker());
}

/// <summary>The call's instant, moved.</summary>
internal sealed class NowBlank(TimeSpan by, NowForm form) : Blank
{
    public override Found In(Filling filling)
    {
        var at = Instants.After(filling.At, by);
        return form switch
        {
            NowForm.Unix => Found.Of(at.ToUnixTimeSeconds()),
            NowForm.Millis => Found.Of(at.ToUnixTimeMilliseconds()),
            NowForm.Http => Found.Of(at.ToString("R", CultureInfo.InvariantCulture)),
            _ => Found.Of(Instants.Text(at)),
        };
    }
}

/// <summary>How an instant is written.</summary>
internal enum NowForm
{
    /// <summary>ISO 8601 in UTC.</summary>
    Iso,

    /// <summary>Whole seconds since 1970.</summary>
    Unix,

    /// <summary>Milliseconds since 1970.</summary>
    Millis,

    /// <summary>As HTTP has it in headers.</summary>
    Http,
}
