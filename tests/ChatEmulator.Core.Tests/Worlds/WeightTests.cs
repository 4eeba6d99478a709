namespace ChatEmulator.Core.Tests.Worlds;

/// <summary>What a world weighs: a thousand of them are no matter.</summary>
public sealed class WeightTests
{
    private const int Number = 200;
    private const string Mint = """{"ttl":60,"channels":{"general":{"read":true,"write":true}}}""";
    private const string Message = """{"to":"ada@example.com","subject":"Hello","content":"Hi","ext_msg_id":"m-1"}""";

    [Test]
    public void A_new_world_takes_less_than_a_kilobyte()
    {
        using var emulation = Emulation.Of();
        _ = Made(emulation, "warm");
        var (bytes, worlds) = Measured(() => Made(emulation, "new"));
        Assert.That(worlds, Has.Length.EqualTo(Number));
        Assert.That(bytes / Number, Is.LessThanOrEqualTo(1_000));
    }

    // What the first call of a world leaves is what it takes more than the second one.
    [TestCase(Mint, 5_500)]
    [TestCase(Message, 6_200)]
    public void After_its_first_call_a_world_takes_some_six_kilobytes(string body, int most)
    {
        using var emulation = Emulation.Of();
        _ = Made(emulation, "warm").Select(name => Call(emulation, name, body)).Count();
        var (idle, names) = Measured(() => Made(emulation, "new"));
        var (first, _) = Measured(() => names.Select(name => Call(emulation, name, body)).Count());
        var (second, _) = Measured(() => names.Select(name => Call(emulation, name, body)).Count());
        Assert.That((idle + first - second) / Number, Is.LessThanOrEqualTo(most));
    }

    private static string[] Made(Emulation emulation, string prefix)
    {
        var names = new string[Number];
        for (var nth = 0; nth < Number; nth++)
        {
            names[nth] = emulation.Engine.Worlds.FindOrMake($"{prefix}-{nth}").Name;
        }

        return names;
    }

    private static bool Call(Emulation emulation, string world, string body) =>
        ReferenceEquals(body, Mint) ? emulation.In(world).Token(body).Status == 200 : emulation.In(world).Message(body).Status == 204;

    // Of this thread alone, so whatever runs beside it does not count.
    private static (long Bytes, T Result) Measured<T>(Func<T> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = work();
        return (GC.GetAllocatedBytesForCurrentThread() - before, result);
    }
}
