namespace ChatEmulator.Deliveries;

/// <summary>Every delivery there is, in the order of the manual. A new one is a file of its own and a line here.</summary>
public static class Menu
{
    /// <summary>The deliveries that the language offers.</summary>
    public static IReadOnlyList<DeliveryWord> All { get; } = [Delay.Offer, Reset.Offer, Hang.Offer];

    /// <summary>The words of deliveries that add up; null for none.</summary>
    public static string? Told(IReadOnlyList<Delivery> deliveries) =>
        deliveries.Count == 0 ? null : string.Join(", ", deliveries.Select(delivery => delivery.Word));

    /// <summary>What deliveries come to for one call; the same list when they depend on nothing.</summary>
    public static IReadOnlyList<Delivery> Settle(IReadOnlyList<Delivery> deliveries, in Occasion occasion)
    {
        Delivery[]? settled = null;
        for (var i = 0; i < deliveries.Count; i++)
        {
            var one = deliveries[i].Settle(occasion);
            if (!ReferenceEquals(one, deliveries[i]))
            {
                (settled ??= [.. deliveries])[i] = one;
            }
        }

        return settled ?? deliveries;
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

    private static int Place(Delivery delivery)
    {
        var place = 0;
        while (delivery.Word.Split(' ')[0] != All[place].Word)
        {
            place++;
        }

        return place;
    }
}
