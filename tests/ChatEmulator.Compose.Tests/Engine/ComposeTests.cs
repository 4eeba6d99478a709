using System.Net;

namespace ChatEmulator.Compose.Tests.Engine;

/// <summary>What the compose file of the root promises to somebody who has read only its first lines.</summary>
[Category("Compose")]
public sealed class ComposeTests
{
    private static readonly string[] UpAndTest = ["up", "--build", "--exit-code-from", "example-tests"];

    [Test]
    public async Task The_example_tests_pass_and_end_all_of_it_with_code_0()
    {
        await using var project = new Project();
        var ran = await project.Compose(UpAndTest);
        Assert.That(ran.Code, Is.Zero, ran.Text);
        Assert.That(ran.Out, Does.Contain("ok      3 messages arrived").And.Contain("ok      and another one at https://example.signalwire.com").And.Contain("all as it should be"));
        Assert.That(await (await project.Running()).Inspect("{{.State.ExitCode}}"), Is.EqualTo("0"));
    }

    [Test]
    public async Task With_a_wrong_count_they_end_it_with_code_1_and_say_why()
    {
        await using var project = new Project(("EXPECTED_MESSAGES", "4"));
        var ran = await project.Compose(UpAndTest);
        Assert.That(ran.Code, Is.EqualTo(1), ran.Text);
        Assert.That(ran.Out, Does.Contain("NOT OK  4 messages arrived: 3 did").And.Contain("1 not as it should be"));
    }

    [Test]
    public async Task A_lost_reply_is_found_by_them()
    {
        await using var project = new Project(("CHAT_EMULATOR_SCENARIO", "reply-lost"));
        var ran = await project.Compose("run", "--rm", "example-tests");
        Assert.That(ran.Code, Is.EqualTo(1), ran.Text);
        Assert.That(ran.Out, Does.Contain("NOT OK  every call is answered"));
    }

    [Test]
    public async Task Without_further_words_the_emulator_stays_when_they_are_done()
    {
        await using var project = new Project();
        await project.ComposeWell("up", "-d", "--build");
        Assert.That(await (await project.Of("example-tests")).ExitCode(), Is.Zero);
        var emulator = await project.Running();
        Assert.That(await emulator.Inspect("{{.State.Health.Status}}"), Is.EqualTo("healthy"));
        Assert.That((await emulator.Get("calls?operation=algoreg.create_message"))["calls"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Alone_it_is_waited_for_until_it_is_healthy_on_loopback_only_and_locked_down()
    {
        await using var project = new Project();
        await project.ComposeWell("up", "--wait", "chat-emulator");
        var emulator = await project.Running();
        Assert.That(await emulator.Inspect("{{.State.Health.Status}}"), Is.EqualTo("healthy"));
        Assert.That(await emulator.Inspect("{{range .NetworkSettings.Ports}}{{range .}}{{.HostIp}}{{end}}{{end}}"), Is.EqualTo("127.0.0.1"));
        Assert.That(
            await emulator.Inspect("{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{range .Mounts}}{{.Destination}} {{.RW}}{{end}}"),
            Is.EqualTo("true [ALL] [no-new-privileges:true] /scenarios false"));
        Assert.That((await project.ComposeWell("ps", "-aq")).Out, Is.EqualTo(emulator.Id));
    }

    [Test]
    public async Task Control_answers_to_the_services_name_and_to_no_foreign_one()
    {
        await using var project = new Project();
        await project.ComposeWell("up", "--wait", "chat-emulator");
        using var client = await (await project.Running()).Client();
        Assert.That(await Status(client, "chat-emulator:8080"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Status(client, "localhost"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Status(client, "attacker.example"), Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Another_folder_and_another_scenario_are_a_variable_each()
    {
        using var folder = new Folder(("mine.yaml", "scenario: mine\n"));
        await using var project = new Project(("CHAT_EMULATOR_SCENARIOS", folder.FullName), ("CHAT_EMULATOR_SCENARIO", "mine"));
        await project.ComposeWell("up", "--wait", "chat-emulator");
        Assert.That((string?)(await (await project.Running()).Get("health"))["scenario"], Is.EqualTo("mine"));
    }

    [Test]
    public async Task A_scenario_that_is_none_ends_it_before_any_test_starts()
    {
        await using var project = new Project(("CHAT_EMULATOR_SCENARIO", "nowhere"));
        var ran = await project.Compose(UpAndTest);
        Assert.That(ran.Code, Is.Not.Zero, ran.Text);
        Assert.That(await (await project.Running()).ExitCode(), Is.EqualTo(2));
        Assert.That(await (await project.Of("example-tests")).Inspect("{{.State.Status}}"), Is.EqualTo("created"));
    }

    [Test]
    public async Task The_vendors_names_lead_to_it_inside_the_network_and_the_authority_is_had_from_control()
    {
        await using var project = new Project();
        await project.ComposeWell("up", "--wait", "chat-emulator");
        var emulator = await project.Running();
        Assert.That(
            (await emulator.Inspect("{{range .NetworkSettings.Networks}}{{join .Aliases \" \"}}{{end}}")).Split(' '),
            Is.SupersetOf(new[] { "chat-emulator", "example.signalwire.com", "api.algoreg.com", "chat.algoreg.com" }));
        using var client = await emulator.Client();
        Assert.That(await client.GetStringAsync("_emulator/ca.pem"), Does.StartWith("-----BEGIN CERTIFICATE-----"));
        Assert.That(await emulator.Logs(), Does.Contain("https://127.0.0.1:443"));
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "_emulator/calls") { Headers = { Host = host } };
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
