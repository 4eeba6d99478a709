using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Host.Serving;

/// <summary>Command lines that can be pasted into a shell as they are.</summary>
internal static class Curl
{
    /// <summary>A call of an operation with the credentials of an account.</summary>
    public static string Line(Uri url, CatalogueOperation operation, OptionValues? account)
    {
        var line = $"curl -i -X {operation.Method} {Quoted(new Uri(url, operation.Path).ToString())}";
        if (account is not null && Credentials(account) is { } credentials)
        {
            line += $" -u {Quoted(credentials)}";
        }

        return operation.SampleBody.Length == 0 ? line : $"{line} -H 'Content-Type: application/json' -d {Quoted(operation.SampleBody)}";
    }

    /// <summary>User and password of HTTP Basic: the two required texts of an account, in their order.</summary>
    public static string? Credentials(OptionValues account)
    {
        var required = account.Options.Where(option => option is { Kind: OptionKind.Text, Required: true }).Take(2).ToList();
        return required.Count == 2 ? $"{account.Text(required[0].Name)}:{account.Text(required[1].Name)}" : null;
    }

    // Single quotes keep everything but themselves.
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''")}'";
}
