using System.Globalization;
using System.Text;

namespace ChatEmulator.Deliveries;

/// <summary>What deliveries do to the pieces of a body.</summary>
internal static class Pieces
{
    /// <summary>The most pieces that a body is sent in; where there would be more, they are larger instead.</summary>
    public const int Most = 10_000;

    /// <summary>What stands before the head: waits, and interim answers.</summary>
    public static IEnumerable<Step> Lead(this Script script) => script.Steps.TakeWhile(step => step.Verb is Verb.Wait or Verb.Raw);

    /// <summary>The same with each piece of the body told in other steps, and something behind all of it.</summary>
    public static Script Each(this Script script, Func<ReadOnlyMemory<byte>, IEnumerable<Step>> piece, params Step[] end)
    {
        var apart = script.Apart();
        return apart with { Steps = [.. apart.Steps.SelectMany(step => step.Verb == Verb.Body ? piece(step.Bytes) : [step]), .. end] };
    }

    /// <summary>The same up to so many bytes of the body, at least one fewer than all, and then another end.</summary>
    public static Script Cut(this Script script, Func<int, long> keep, params Step[] end)
    {
        var apart = script.Apart();
        var all = apart.Steps.Sum(step => step.Verb == Verb.Body ? step.Bytes.Length : 0);
        var left = (int)Math.Clamp(keep(all), 0, Math.Max(0, all - 1));
        List<Step> steps = [.. script.Lead()];
        foreach (var step in apart.Steps.Skip(steps.Count).TakeWhile(step => step.Verb is not (Verb.Fin or Verb.Rst)))
        {
            if (step.Verb != Verb.Body)
            {
                steps.Add(step);
            }
            else if (Math.Min(left, step.Bytes.Length) is > 0 and var taken)
            {
                steps.Add(step with { Bytes = step.Bytes[..taken] });
                left -= taken;
            }
        }

        // Behind the last byte there is nothing left to be waited for.
        while (steps[^1].Verb == Verb.Wait)
        {
            steps.RemoveAt(steps.Count - 1);
        }

        return apart with { Steps = [.. steps, .. end] };
    }

    /// <summary>Another first line, length or framing of a head that the emulator writes itself; nothing but a verb ends what follows it.</summary>
    public static Script Raw(this Script script, Func<HeadForm, HeadForm> form) =>
        script with { Form = form((script.Form ?? new HeadForm()) with { Raw = true }) };

    /// <summary>The same with a body of sound chunks, one for each piece, and something behind them in the place of the last.</summary>
    public static Script Chunked(this Script script, params Step[] end) =>
        script.Raw(form => form with { Chunked = true, HasNoLength = true }).Each(piece => [new(Verb.Body, Bytes: Chunk(piece))], end);

    private static byte[] Chunk(ReadOnlyMemory<byte> piece) =>
        [.. Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture)), .. "\r\n"u8, .. piece.Span, .. "\r\n"u8];
}
