namespace ChatEmulator.Specs;

/// <summary>The first test of the README, which is red; here it is expected to be, and what it says is read.</summary>
public sealed class FirstSpecs
{
    [Test]
    public void The_first_test_of_the_readme_is_red_and_tells_the_story() => Assert.That(The_customer_reads_it_once, Throws.TypeOf<ExpectationException>().With.Message.EqualTo(
        Environment.NewLine + """
        Expected exactly 1 call to algoreg.create_message with effect = "applied", but 2 came.
        These came:
          #2 POST /api/v1/message 204 applied, reset by the rule "reply lost after commit"
          #3 POST /api/v1/message 204 applied
        """.ReplaceLineEndings("\n")));

    [Test]
    public async Task With_the_careful_client_it_is_green()
    {
        await using var emulator = await Emulator.StartAsync("scenarios/reply-lost.yaml");
        await using var desk = await Desk.Careful(emulator);
        Assert.That(await desk.Tell("parcel-7"), Is.EqualTo("confirmed"));
        emulator.Calls.To("algoreg.create_message").With("effect", "applied").Exactly(1);
    }

    // No test here: it stands in the README, and is red.
#pragma warning disable NUnit1028, CA1822
    public async Task The_customer_reads_it_once()
#pragma warning restore NUnit1028, CA1822
    {
        await using var emulator = await Emulator.StartAsync("scenarios/reply-lost.yaml");
        await using var desk = await Desk.Naive(emulator);
        await desk.Tell("parcel-7");
        emulator.Calls.To("algoreg.create_message").With("effect", "applied").Exactly(1);
    }
}
