using ChatEmulator.Exchanges;

namespace ChatEmulator.Deliveries;

/// <summary>Which deliveries can be played together on one call.</summary>
internal static class Company
{
    /// <summary>Whether two deliveries of different words can be played together.</summary>
    public static bool AreFit(Delivery one, Delivery other) => Wrong(one, other) is null;

    /// <summary>Why two deliveries of different words cannot be played together, with the remedy; null when they can.</summary>
    public static string? Wrong(Delivery one, Delivery other) =>
        (one.On & other.On) == Protocols.None ? $"`{Menu.NameOf(one)}` is of {one.On.Name()} and `{Menu.NameOf(other)}` of {other.On.Name()}, and a call comes by one of them. Keep one of the two."
        : one.Part == other.Part ? OfOnePart(one, other)
        : one.Part < other.Part ? Ordered(one, other)
        : Ordered(other, one);

    /// <summary>By which protocols some deliveries can be played together.</summary>
    public static Protocols On(IEnumerable<Delivery> deliveries) => deliveries.Aggregate(Protocols.All, (on, delivery) => on & delivery.On);

    private static string? OfOnePart(Delivery one, Delivery other) => one.Part switch
    {
        Part.Start => null,
        Part.Content => $"{Both(one, other)} each say what is sent, and an answer is one. Keep one of them.",
        Part.Pace => $"{Both(one, other)} each say in which pieces the body comes. Keep one of them.",
        Part.End => $"{Both(one, other)} each end the call before its end, and a call ends once. Keep one of them.",
        _ => $"{Both(one, other)} each say what becomes of the connection. Keep one of them.",
    };

    // The earlier part first.
    private static string? Ordered(Delivery one, Delivery other) => (one.Part, other.Part) switch
    {
        (Part.End, Part.After) => Over(one, other),
        (Part.Content, Part.After) when one.WritesHead => Over(one, other),
        (Part.Content, Part.End) when one.WritesHead && other.WritesHead => $"{Both(one, other)} each write the head of the answer in their own way. Keep one of them.",
        (Part.Content, Part.End) when !other.SendsHead => Idle(other, one),
        (Part.Pace, Part.End) when !other.SendsBody => Idle(other, one),
        (Part.Content, _) when one.HasBody == false && other.NeedsBody => Idle(one, other),
        _ => null,
    };

    private static string Over(Delivery end, Delivery after) =>
        $"`{Menu.NameOf(end)}` ends the connection itself, so nothing is left of it for `{Menu.NameOf(after)}`. Keep one of them.";

    private static string Idle(Delivery silent, Delivery idle) =>
        $"`{Menu.NameOf(silent)}` leaves nothing for `{Menu.NameOf(idle)}` to do. Take `{Menu.NameOf(idle)}` out.";

    private static string Both(Delivery one, Delivery other) => $"`{Menu.NameOf(one)}` and `{Menu.NameOf(other)}`";
}
