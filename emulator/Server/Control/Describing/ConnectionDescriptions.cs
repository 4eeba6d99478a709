namespace ChatEmulator.Server.Control.Describing;

/// <summary>Connections, which come before any world is named.</summary>
internal static class ConnectionDescriptions
{
    public static readonly Description Read = new("connections", "How many connections to the vendors' ports are open, which entry of `connections:` refuses them now, and how often each was met and fired since the default world began")
    {
        OfWorld = false,
        Answers = [new("""{"open":1,"refused_by":null,"entries":[]}""")],
    };
}
