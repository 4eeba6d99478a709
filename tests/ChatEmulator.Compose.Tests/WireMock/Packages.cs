using System.Diagnostics.CodeAnalysis;

namespace ChatEmulator.Compose.Tests.WireMock;

/// <summary>
/// The npm packages of this suite, in exactly the versions of the lock file beside it. <c>.ci/run</c> puts them into <c>artifacts/wiremock</c>; by hand it is
/// <c>npm ci --ignore-scripts --prefix artifacts/wiremock</c> with copies of <c>package.json</c> and <c>package-lock.json</c> there.
/// </summary>
internal static class Packages
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "wiremock");

    /// <summary>Without the packages there is nothing to compare with; <c>.ci/run</c> fails where it cannot install them.</summary>
    public static void AreThere()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "wiremock")))
        {
            Absent();
        }
    }

    [DoesNotReturn]
    private static void Absent()
    {
        Assert.Ignore($"There is no WireMock in {Folder}: copy package.json and package-lock.json from tests/ChatEmulator.Compose.Tests/WireMock there, and `npm ci --ignore-scripts`.");
        throw new InvalidOperationException();
    }
}
