using System.Text.Json;
using ChatEmulator.Exchanges;
using ChatEmulator.Judging;
using ChatEmulator.Scenarios.Sources;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Server.Control.Routes;

/// <summary>
/// What is waited for: <c>{"calls":"algoreg.create_message","with":{"body.to":"…"},"exactly":1,"within":"5s"}</c>. What is misspelt is refused, as
/// it would be a wait for nothing.
/// </summary>
/// <param name="Expectation">What is expected.</param>
/// <param name="Patience">For how long.</param>
internal sealed record WaitQuestion(Expectation Expectation, Patience Patience)
{
    private const string Form = "{\"calls\":\"…\",\"with\":{\"body.to\":\"…\"},\"exactly\":1,\"within\":\"5s\"}";

    private static readonly string[] Numbers = ["exactly", "at_least", "at_most", "never"];
    private static readonly string[] Known = ["calls", "with", "since", .. Numbers, "within", "quiet", "on"];
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Reads a body.</summary>
    /// <exception cref="RefusedException">It makes no sense.</exception>
    public static WaitQuestion Read(JsonElement body, Asking asking)
    {
        try
        {
            return body.ValueKind == JsonValueKind.Object ? Checked(body, asking) : throw Refuse($"Expected {Form}, but the body is no JSON object.");
        }
        catch (ArgumentException e)
        {
            throw Refuse(Plain(e));
        }
        catch (InvalidOperationException)
        {
            throw Refuse("A text in the body is not Unicode.");
        }
    }

    /// <summary>What an exception of an argument says, without the argument's name.</summary>
    public static string Plain(ArgumentException e) =>
        e.ParamName is { } name ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : e.Message;

    private static WaitQuestion Checked(JsonElement body, Asking asking)
    {
        foreach (var property in body.EnumerateObject().Where(property => !Known.Contains(property.Name)))
        {
            throw Refuse($"`{Brief.Of(property.Name, 100)}` means nothing here. "
                + (Nearest.Of(property.Name, Known) is { } near ? $"Did you mean `{near}`?" : $"There are {string.Join(", ", Known)}."));
        }

        // Neither of two can be known to be meant.
        if (body.EnumerateObject().GroupBy(property => property.Name).FirstOrDefault(alike => alike.Count() > 1) is { Key: var twice })
        {
            throw Refuse($"`{twice}` stands there twice.");
        }

        var query = asking.To(Text(body, "calls", "such as \"algoreg.create_message\", or a pattern such as \"algoreg.*\"") ?? throw Refuse($"`calls` is missing. Expected {Form}; \"*\" is every call."));
        if (body.TryGetProperty("with", out var with))
        {
            query = With(query, with, asking);
        }

        query = query with { Since = Number(body, "since") ?? 0 };
        var on = Text(body, "on") ?? "real";
        if (on is not ("real" or "world"))
        {
            throw Refuse($"`on` is \"real\" or \"world\", the clock on which the time passes, not \"{Brief.Of(on, 100)}\".");
        }

        return new WaitQuestion(Expected(body, query), Times(body, on == "world"));
    }

    private static CallQuery With(CallQuery query, JsonElement with, Asking asking)
    {
        if (with.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("`with` is no JSON object. Right would be {\"body.to\":\"ada@example.com\"}.");
        }

        return with.EnumerateObject().Aggregate(query, (so, each) =>
            asking.With(so, each.Name, each.Value.ValueKind == JsonValueKind.String ? each.Value.GetString() : each.Value.Clone()));
    }

    private static Expectation Expected(JsonElement body, CallQuery query)
    {
        var said = Numbers.Where(name => body.TryGetProperty(name, out _)).ToList();
        if (said.Count != 1)
        {
            throw Refuse($"{(said.Count == 0 ? "How many calls there are to be is missing." : $"`{said[0]}` and `{said[1]}` say two things.")} Write one of \"exactly\":1, \"at_least\":1, \"at_most\":1 and \"never\":true.");
        }

        if (said[0] == "never")
        {
            return body.GetProperty("never").ValueKind == JsonValueKind.True ? Expectation.Never(query) : throw Refuse("`never` is true, or left out.");
        }

        var number = Number(body, said[0])!.Value;
        return said[0] switch
        {
            _ when number > int.MaxValue => throw Refuse($"`{said[0]}` is too large a number."),
            "exactly" => Expectation.Exactly(query, (int)number),
            "at_most" => Expectation.AtMost(query, (int)number),
            _ when number == 0 => throw Refuse("`at_least` is a number from 1 on: 0 would hold whatever comes."),
            _ => Expectation.AtLeast(query, (int)number),
        };
    }

    private static Patience Times(JsonElement body, bool onWorld)
    {
        if (body.TryGetProperty("quiet", out _) && !body.TryGetProperty("exactly", out _))
        {
            throw Refuse("`quiet` means nothing without `exactly`: it is how long no other call may come once the number is reached.");
        }

        var (within, quiet) = (Time(body, "within", Usual, onWorld), Time(body, "quiet", Patience.UsualQuiet, onWorld));
        return new Patience(within) { Quiet = quiet, OnWorld = onWorld };
    }

    private static TimeSpan Time(JsonElement body, string name, TimeSpan usual, bool onWorld) =>
        Text(body, name, "with a number and a unit, such as \"5s\"") is not { } text ? usual
        : !Durations.TryRead(text, out var time) ? throw Refuse($"`{name}` is no duration: '{Brief.Of(text, 100)}'. Write a number and a unit ({Durations.Known}), such as \"5s\".")
        : time > Longest && !onWorld ? throw Refuse($"`{name}` is at most {Durations.Text(Longest)} of real time. Who wants to wait longer asks again.")
        : time;

    private static string? Text(JsonElement body, string name, string right = "") =>
        !body.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Refuse($"`{name}` is no text{(right.Length == 0 ? "" : $" {right}")}.");

    private static long? Number(JsonElement body, string name) =>
        !body.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 ? number
        : throw Refuse($"`{name}` is no whole number from 0 on.");

    private static RefusedException Refuse(string why) => new(400, why);
}
