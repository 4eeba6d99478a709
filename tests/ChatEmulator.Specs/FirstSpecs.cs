namespace ChatEmulator.Specs;

/// <summary>The first test of the README: red with the naive client.</summary>
public sealed class FirstSpecs
{
    [Test]
    public async Task The_customer_reads_it_once()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/reply-lost.yaml");
        await using var desk = await Desk.Careful(emulator);
        await desk.Tell("parcel-7");

        emulator.Calls.To("algoreg.create_message").With("effect", "applied").Exactly(1);
    }
}
