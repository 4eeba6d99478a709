using System.Buffers.Binary;
using System.Text;
using ChatEmulator.Host.Templating.Values;
using ChatEmulator.Mappings;
using ChatEmulator.Scenarios.Templates;
using ChatEmulator.Time;

namespace ChatEmulator.Host.Templating.Filling;

/// <summary>
/// One template while it is filled in for one call: what is written so far, and what it has cost. Whatever a template does, it ends, and soon: other calls of
/// its world wait meanwhile, because what it draws and which instant is now are the world's.
/// </summary>
internal sealed class Render
{
    /// <summary>How many steps it may take: ten times what a list of four hundred things of ten values each takes.</summary>
    public const int MostSteps = 100_000;

    private const long MostRead = 64_000_000;

    private readonly StringBuilder _text = new();
    private long _spent;
    private int _steps;
    private long _read;
    private Throw? _dice;

    /// <summary>Begins.</summary>
    public Render(TemplatedCall call, IReadOnlyList<object?> table)
    {
        (Call, Table) = (call, table);
        Root = new Map
        {
            ["request"] = new RequestValue(call),
            ["parameters"] = call.Parameters.ValueKind == System.Text.Json.JsonValueKind.Object ? Json.Value(call.Parameters, true) : new Map(),
        };
    }

    /// <summary>The call.</summary>
    public TemplatedCall Call { get; }

    /// <summary>What the template names by number.</summary>
    public IReadOnlyList<object?> Table { get; }

    /// <summary>What templates see from outside of all blocks.</summary>
    public Map Root { get; }

    /// <summary>What the template has given names to.</summary>
    public Dictionary<string, object?> Assigned { get; } = new(StringComparer.Ordinal);

    /// <summary>What regular expressions and paths may still cost.</summary>
    public Mappings.Patterns.Patience Patience => Call.Asked.Patience;

    /// <summary>All that is written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Writes.</summary>
    public void Write(string text)
    {
        Spend(text.Length);
        _text.Append(text);
    }

    /// <summary>What a part writes, which then is not written.</summary>
    public string Captured(Action part)
    {
        var start = _text.Length;
        part();
        var text = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        return text;
    }

    /// <summary>Letters are made: all together no more than an answer may have.</summary>
    public void Spend(long letters)
    {
        _spent += letters;
        if (_spent > OverfullException.Most)
        {
            throw new OverfullException();
        }
    }

    /// <summary>A word is given, or makes, a value: texts cost what they are long, though nothing of them be written.</summary>
    public object? Read(object? value)
    {
        _read += value is string text ? text.Length : 0;
        return _read <= MostRead ? value : throw new UnfilledException($"Filled in, this template would look at more than {MostRead / 1_000_000} MB of text.");
    }

    /// <summary>Something is done.</summary>
    public void Step(int steps = 1)
    {
        _steps += steps;
        if (_steps > MostSteps)
        {
            throw new UnfilledException($"Filled in, this template would take more than {MostSteps:N0} steps.");
        }
    }

    /// <summary>Whether values lie within values no deeper than can be walked.</summary>
    public static void Within(bool depth)
    {
        if (!depth)
        {
            throw new UnfilledException("Values lie within values too deep to be told.");
        }
    }

    /// <summary>64 random bits of the call: another call's, another template's are others.</summary>
    public ulong Next()
    {
        var dice = _dice ?? new Throw(BinaryPrimitives.ReadUInt64LittleEndian(Call.Filling.Uuid().ToByteArray()));
        var next = dice.Next();
        _dice = dice;
        return next;
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to, not including, a bound.</summary>
    public long Below(long bound) => (long)(((UInt128)Next() * (ulong)bound) >> 64);
}
