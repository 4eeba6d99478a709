using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Providers.Stubs;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Logging;

/// <summary>
/// A call as one line for people: the world's time of day (UTC), number, operation, status, effect, delivery, and then by which rule or limit and why
/// it was refused. Columns stand below one another; what others wrote is shortened and cannot act on a terminal.
/// </summary>
internal static class TextLine
{
    private const int LongestTarget = 80;
    private const int LongestName = 60;
    private const int LongestWhy = 200;

    // As wide as algoreg.create_end_user_token, duplicate and delay 250ms.
    private const int OperationWidth = 29;
    private const int EffectWidth = 9;
    private const int DeliveryWidth = 11;

    private const string Gap = "  ";

    /// <summary>The line, without colours and without an end of line.</summary>
    public static string Of(in LoggedCall call)
    {
        var line = new StringBuilder(160);
        Append(line, call, colours: false);
        return line.ToString();
    }

    internal static void Append(StringBuilder line, in LoggedCall call, bool colours)
    {
        var ink = new Ink(line, colours);
        ink.Cell(Ink.Quiet, $"{call.At.UtcDateTime:HH:mm:ss.fff} {"#" + call.Number,6}", 0);
        line.Append(Gap);
        ink.Cell(Ink.Plain, Target(call), OperationWidth);
        line.Append(Gap);
        ink.Cell(Ink.Of(call.Status), $"{call.Status}", 0);
        line.Append(' ');
        ink.Cell(Ink.Plain, Words.Of(call.Effect), EffectWidth);
        line.Append(' ');
        ink.Cell(Ink.Strong, call.Delivery ?? "", DeliveryWidth);
        AppendDetails(ink, line, call);
        ink.TrimEnd();
    }

    private static void AppendDetails(in Ink ink, StringBuilder line, in LoggedCall call)
    {
        if (call.World != WorldDirectory.DefaultName)
        {
            line.Append(Gap);
            ink.Cell(Ink.Quiet, $"world {Quoted(call.World)}", 0);
        }

        if (call.Rule is { } rule)
        {
            line.Append(Gap);
            ink.Cell(Ink.Strong, $"rule {Quoted(rule)}", 0);
        }

        if (call.Limit is { } limit)
        {
            line.Append(Gap);
            ink.Cell(Ink.Strong, $"limit {Quoted(limit)}", 0);
        }

        if (call.ReplayOf is { } other)
        {
            line.Append(Gap);
            ink.Cell(Ink.Strong, $"looks like a silent replay of #{other}", 0);
        }

        if (call.Why is { } why)
        {
            line.Append(Gap);
            ink.Cell(Ink.Quiet, $"why: {Visible.Of(why, LongestWhy)}", 0);
        }
    }

    // All mappings are one operation; which it was, the path tells sooner than an id.
    private static string Target(in LoggedCall call) => call.Operation is { } name and not Mapped.Name ? name : Visible.Of($"{call.Method} {call.Path}", LongestTarget);

    // A quotation mark within must not look like the end of it.
    private static string Quoted(string name) => $"\"{Visible.Of(name, LongestName).Replace("\"", "\\\"")}\"";
}
