namespace ChatEmulator.Deliveries;

/// <summary>Every delivery there is, in the order of the manual. A new one is a file of its own and a line here.</summary>
public static class Menu
{
    /// <summary>The deliveries that the language offers.</summary>
    public static IReadOnlyList<DeliveryWord> All { get; } = [Delay.Offer, Reset.Offer, Hang.Offer];

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
