using YamlDotNet.RepresentationModel;

namespace ChatEmulator.Compose.Tests;

/// <summary>A job of a ready-made CI file, as far as it can be played here.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Image">The image of its service; null when it has none.</param>
/// <param name="Reached">Host and port by which its commands reach the service.</param>
/// <param name="ServiceVariables">What the service is told.</param>
/// <param name="Variables">What its commands are told.</param>
/// <param name="Scripts">Its commands, step by step, those for a failure too.</param>
public sealed record CiJob(
    string Name,
    string? Image,
    string Reached,
    IReadOnlyDictionary<string, string> ServiceVariables,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Scripts)
{
    public override string ToString() => Name;
}

/// <summary>The ready-made CI files, read as their systems read them. What is not understood throws.</summary>
internal static class CiFile
{
    public static IReadOnlyList<CiJob> GitHub { get; } =
        [.. Map(Read("github-actions.yml"), "jobs").Select(job => GitHubJob(((YamlScalarNode)job.Key).Value!, (YamlMappingNode)job.Value))];

    public static IReadOnlyList<CiJob> GitLab { get; } =
        [.. Read("gitlab-ci.yml").Select(job => GitLabJob(((YamlScalarNode)job.Key).Value!, (YamlMappingNode)job.Value))];

    private static CiJob GitHubJob(string name, YamlMappingNode job)
    {
        var service = Map(job, "services").Select(service => (YamlMappingNode)service.Value).SingleOrDefault();
        var port = service is null ? "" : Texts(service, "ports").Single().Split(':')[0];
        return new CiJob(
            name, service is null ? null : Text(service, "image"), $"localhost:{port}",
            service is null ? new Dictionary<string, string>(StringComparer.Ordinal) : Variables(service, "env"), Variables(job, "env"),
            [.. ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().Where(step => !step.Children.ContainsKey("uses")).Select(step => Text(step, "run"))]);
    }

    private static CiJob GitLabJob(string name, YamlMappingNode job)
    {
        var service = (YamlMappingNode)((YamlSequenceNode)job["services"]).Single();
        var variables = Variables(service, "variables");
        return new CiJob(
            name, Text(service, "name"), $"{Text(service, "alias")}:{variables["HEALTHCHECK_TCP_PORT"]}", variables, Variables(job, "variables"),
            [string.Join('\n', Texts(job, "script")), string.Join('\n', Texts(job, "after_script"))]);
    }

    private static YamlMappingNode Read(string name)
    {
        using var reader = File.OpenText(Path.Combine(Repository.Root, "emulator", "ci", name));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    private static IEnumerable<string> Texts(YamlMappingNode node, string key) => ((YamlSequenceNode)node[key]).Select(each => ((YamlScalarNode)each).Value!);

    private static YamlMappingNode Map(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var child) ? (YamlMappingNode)child : [];

    private static Dictionary<string, string> Variables(YamlMappingNode node, string key) =>
        Map(node, key).ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!, StringComparer.Ordinal);
}
