using System.Text.Json;
using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Host.Serving;

/// <summary>Command lines that can be pasted into a shell as they are.</summary>
internal static class Curl
{
    /// <summary>A call of an operation with the credentials of an account.</summary>
    /// <param name="url">Where it is called.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="account">Who calls; null for nobody.</param>
    /// <param name="parameter">What stands in its path for the name in braces; null for none.</param>
    /// <param name="demo">The account that the sample body was written for; what it says of itself there is said of <paramref name="account"/>.</param>
    public static string Line(Uri url, CatalogueOperation operation, OptionValues? account, string? parameter = null, OptionValues? demo = null)
    {
        var path = parameter is null ? operation.Path : operation.Path.Replace($"{{{operation.Template.Parameter}}}", Uri.EscapeDataString(parameter), StringComparison.Ordinal);
        var line = $"curl -i -X {operation.Method} {Quoted(new Uri(url, path).AbsoluteUri)}";
        if (operation.TakesCredentials && account is not null && Credentials(account) is { } credentials)
        {
            line += $" -u {Quoted(credentials)}";
        }

        return operation.SampleBody.Length == 0 ? line : $"{line} -H 'Content-Type: application/json' -d {Quoted(Body(operation, account, demo))}";
    }

    /// <summary>User and password of HTTP Basic: the two required texts of an account, in their order.</summary>
    public static string? Credentials(OptionValues account)
    {
        var required = account.Options.Where(option => option is { Kind: OptionKind.Text, Required: true }).Take(2).ToList();
        return required.Count == 2 ? $"{account.Text(required[0].Name)}:{account.Text(required[1].Name)}" : null;
    }

    // A login carries its credentials in the body.
    private static string Body(CatalogueOperation operation, OptionValues? account, OptionValues? demo)
    {
        var body = operation.SampleBody;
        foreach (var option in operation.TakesCredentials || demo is null ? [] : demo.Options.Where(option => option is { Kind: OptionKind.Text, Required: true }))
        {
            body = account?.Text(option.Name) is { } own ? body.Replace(Json(demo!.Text(option.Name)!), Json(own), StringComparison.Ordinal) : body;
        }

        return body;
    }

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    // Single quotes keep everything but themselves.
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''")}'";
}
