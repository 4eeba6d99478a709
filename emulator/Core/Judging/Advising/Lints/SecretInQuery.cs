using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Judging.Advising.Lints;

/// <summary>A secret travels in an address, where every proxy and every log on the way keeps it. Where the vendor asks for that, it is none.</summary>
internal static class SecretInQuery
{
    public static Advice? Look(Dossier dossier) => Dossier.Say(
        "secret_in_query",
        1,
        [.. dossier.Calls.Where(call => HasSecret(call, dossier.OperationOf(call)?.Query))],
        times => $"A secret came in the query string {(times == 1 ? "of a call" : $"of {times} calls")}: proxies, logs and histories keep addresses.",
        "Send credentials in the Authorization header, and other secrets in the body.");

    private static bool HasSecret(Call call, string? asked)
    {
        var fields = new QueryFields(call.Query);
        while (fields.Next())
        {
            var name = fields.Name.ToString();
            if (name != asked && Masking.IsSecret(name) && fields.Value.Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}
