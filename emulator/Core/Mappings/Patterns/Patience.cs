using System.Text.RegularExpressions;

namespace ChatEmulator.Mappings.Patterns;

/// <summary>
/// What the matching of one request may cost at most, whatever the mappings and the request say: past it, what would cost more does not match. Far more
/// than any honest request takes; a request that is made to be slow comes to an end.
/// </summary>
/// <param name="steps">How many steps: a step is a value of JSON that is walked over, or 64 letters that an expression looks through.</param>
/// <param name="time">How long expressions may look, all together; null for the usual.</param>
/// <param name="real">Real time; null for the system's.</param>
internal sealed class Patience(int steps = Patience.Usual, TimeSpan? time = null, TimeProvider? real = null)
{
    /// <summary>How long one expression may look that does not go back. What is shorter than a thousand letters is looked through in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    /// <summary>How long one expression may look that goes back.</summary>
    public static readonly TimeSpan LongestBack = TimeSpan.FromMilliseconds(100);

    // What of a look is not counted, and nearly none takes more. Thousands of mappings that are asked for the first time may not use up what is there.
    private static readonly TimeSpan Free = TimeSpan.FromMilliseconds(1);

    // Well under a second of walking through JSON; or 300 MB of text that expressions look through.
    private const int Usual = 5_000_000;

    private readonly TimeProvider _real = real ?? TimeProvider.System;
    private int _steps = steps;

    // Some expressions cost what a text a thousand times as long costs others, and no number of steps tells which.
    private TimeSpan _time = time ?? TimeSpan.FromSeconds(1);

    // A regular expression that went over its time twice will do so again.
    private int _slips = 5;

    /// <summary>Whether it is used up: what was found since is not the whole truth.</summary>
    public bool IsOver => _steps <= 0;

    /// <summary>How often something was given up so far: what has come to nothing meanwhile is perhaps not so, and nor is its opposite.</summary>
    public int Doubts { get; private set; }

    /// <summary>Takes some steps; false when they are used up.</summary>
    public bool Take(int steps)
    {
        _steps = Math.Max(0, _steps - steps);
        return _steps > 0 || GiveUp();
    }

    /// <summary>Something is given up: false.</summary>
    public bool GiveUp()
    {
        Doubts++;
        return false;
    }

    /// <summary>Lets an expression look through a text; the default, and a doubt, where that would cost too much.</summary>
    /// <param name="expression">Makes the expression, which is not counted: it is made once for all requests.</param>
    /// <param name="text">The text.</param>
    /// <param name="look">How it looks.</param>
    public T? Look<T>(Func<Regex> expression, string text, Func<Regex, string, T> look)
    {
        if (!Take(1 + (text.Length >> 6)) || expression() is var regex && !MayLook(regex))
        {
            GiveUp();
            return default;
        }

        var start = _real.GetTimestamp();
        try
        {
            return look(regex, text);
        }
        catch (RegexMatchTimeoutException)
        {
            _slips--;
            GiveUp();
            return default;
        }
        finally
        {
            var took = _real.GetElapsedTime(start);
            _time -= took > Free ? took - Free : TimeSpan.Zero;
        }
    }

    private bool MayLook(Regex expression) => _time > TimeSpan.Zero && (_slips > 0 || expression.Options.HasFlag(RegexOptions.NonBacktracking));
}
