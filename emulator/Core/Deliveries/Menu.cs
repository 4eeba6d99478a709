namespace ChatEmulator.Deliveries;

/// <summary>Every delivery there is, in the order of the manual. A new one is a file of its own and a line here.</summary>
internal static class Menu
{
    /// <summary>
    /// The deliveries that the language offers, from what is laid over all others to what lies beneath: what happens first, how it ends,
    /// what becomes of the connection, in which pieces, and what is sent.
    /// </summary>
    public static IReadOnlyList<DeliveryWord> All { get; } =
    [
        Interim.Offer,
        Delay.Offer,
        Reset.Offer,
        Hang.Offer,
        Close.Offer,
        Truncate.Offer,
        MalformedChunk.Offer,
        EndlessChunks.Offer,
        Garbage.Offer,
        ResetStream.Offer,
        GoAway.Offer,
        ConnectionClose.Offer,
        SlowClose.Offer,
        StaleKeepAlive.Offer,
        Drain.Offer,
        Dribble.Offer,
        Slice.Offer,
        Throttle.Offer,
        Empty.Offer,
        WrongType.Offer,
        WrongLength.Offer,
        CorruptGzip.Offer,
        BrokenJson.Offer,
        FlipBits.Offer,
        ProxyPage.Offer,
        BadStatusLine.Offer,
        BadHeader.Offer,
        TwoLengths.Offer,
        HugeHeader.Offer,
    ];

    /// <summary>The words of deliveries that add up; null for none.</summary>
    public static string? Told(IReadOnlyList<Delivery> deliveries) =>
        deliveries.Count == 0 ? null : string.Join(", ", deliveries.Select(delivery => delivery.Word));

    /// <summary>
    /// What deliveries come to for one call; the same list when they depend on nothing. One that needs a body is left out where there is none
    /// by the time it has its turn.
    /// </summary>
    public static IReadOnlyList<Delivery> Settle(IReadOnlyList<Delivery> deliveries, in Occasion occasion)
    {
        Delivery?[]? settled = null;
        var now = occasion;
        for (var i = deliveries.Count - 1; i >= 0; i--)
        {
            var one = deliveries[i].Settle(now);
            var left = one.NeedsBody && !now.HasBody ? null : one;
            if (!ReferenceEquals(left, deliveries[i]))
            {
                (settled ??= [.. deliveries])[i] = left;
            }

            now = left?.HasBody is { } hasBody ? now with { HasBody = hasBody && !now.IsHead } : now;
        }

        return settled is null ? deliveries : [.. settled.OfType<Delivery>()];
    }

    /// <summary>Deliveries in the order of the menu.</summary>
    public static IReadOnlyList<Delivery> InOrder(IEnumerable<Delivery> deliveries) => [.. deliveries.OrderBy(Place)];

    /// <summary>
    /// The script of a reply under deliveries that add up. They are laid over one another from the last of the menu to the first,
    /// so a delay stands before whatever else happens, in whichever order they were written.
    /// </summary>
    public static Script Play(Exchanges.Reply reply, IReadOnlyList<Delivery> deliveries)
    {
        var script = Script.Prompt(reply);
        for (var i = deliveries.Count - 1; i >= 0; i--)
        {
            script = deliveries[i].Over(script);
        }

        return script;
    }

    /// <summary>Whether two deliveries are of one word, whatever their parts.</summary>
    public static bool AreAlike(Delivery one, Delivery other) => Place(one) == Place(other);

    /// <summary>The word alone, without its parts.</summary>
    public static string NameOf(Delivery delivery) => delivery.Word.Split(' ')[0];

    private static int Place(Delivery delivery)
    {
        var name = NameOf(delivery);
        var place = 0;
        while (name != All[place].Word)
        {
            place++;
        }

        return place;
    }
}
