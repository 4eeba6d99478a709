namespace ChatEmulator.Compose.Tests;

/// <summary>The ready-made CI files are sound before anything runs.</summary>
public sealed class CiFileTests
{
    private static IEnumerable<CiJob> Jobs => CiFile.GitHub.Concat(CiFile.GitLab);

    [Test]
    public void Both_systems_have_a_job_beside_a_service_and_one_has_a_job_with_scenarios_of_its_own() => Assert.That(
        Jobs.Select(job => (job.Name, job.Image)),
        Is.EqualTo(new[]
        {
            ("service-container", "ghcr.io/acme/chat-emulator:1"),
            ("own-scenarios", null),
            ("tests", "registry.example.com/acme/chat-emulator:1"),
        }));

    [TestCaseSource(nameof(Jobs))]
    public void Every_job_asks_what_took_effect(CiJob job) => Assert.That(job.Scripts, Has.Some.Contains("/_emulator/ledger"));

    [TestCaseSource(nameof(Jobs))]
    public void Every_variable_that_the_emulator_is_told_is_one_of_its_own(CiJob job) => Assert.That(
        job.ServiceVariables.Keys, Is.SubsetOf(new[] { "CHAT_EMULATOR_SCENARIO", "CHAT_EMULATOR_ALLOW_HOST", "HEALTHCHECK_TCP_PORT" }));

    [TestCaseSource(nameof(Jobs))]
    public void Every_scenario_that_is_named_is_there(CiJob job)
    {
        var named = job.ServiceVariables.GetValueOrDefault("CHAT_EMULATOR_SCENARIO") ?? job.Variables["SCENARIO"];
        Assert.That(Path.Combine(Repository.Root, "scenarios", $"{named}.yaml"), Does.Exist);
    }
}
