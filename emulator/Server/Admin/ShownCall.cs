using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Providers.Stubs;

namespace ChatEmulator.Server.Admin;

/// <summary>
/// A call as it is shown to WireMock's clients. What a stub of theirs was sent is theirs, and shown as it came; so is the request that nobody answered
/// while the world has mappings, for it was most likely meant for one of them, and whoever looks for it compares it letter by letter. In what went to
/// the imitated vendors, be it to a path that they have not, and in every answer of the emulator's own secrets are masked, as everywhere.
/// </summary>
/// <param name="Call">The call.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The query, with its question mark; empty when there is none.</param>
/// <param name="Headers">The request's headers.</param>
/// <param name="Body">The request's body.</param>
/// <param name="AnswerHeaders">The answer's headers.</param>
/// <param name="AnswerBody">The answer's body.</param>
internal sealed record ShownCall(Call Call, string Path, string Query, IReadOnlyList<Header> Headers, byte[] Body, IReadOnlyList<Header> AnswerHeaders, byte[] AnswerBody)
{
    public static ShownCall Of(AdminCall asker, Call call)
    {
        if (call.Operation == Mapped.Name)
        {
            return new ShownCall(call, call.Path, call.Query, call.Headers, call.Body.Bytes.ToArray(), call.AnswerHeaders, call.AnswerBody.Bytes.ToArray());
        }

        var (secrets, theirs) = (CallSecrets.Of(call), IsForStubs(asker, call));
        return new ShownCall(
            call,
            theirs ? call.Path : Masking.Line(call.Path),
            theirs ? call.Query : Masking.Query(call.Query),
            theirs ? call.Headers : [.. call.Headers.Select(header => header with { Value = Masking.Header(header.Name, header.Value) })],
            theirs ? call.Body.Bytes.ToArray() : Masked(call.Body, null),
            [.. call.AnswerHeaders.Select(header => header with { Value = secrets.Mask(Masking.Header(header.Name, header.Value)) })],
            Masked(call.AnswerBody, secrets));
    }

    private static bool IsForStubs(AdminCall asker, Call call) =>
        call.Operation is null && asker.Stubbing.Now.Table.Count > 0 && !asker.Engine.Providers.Any(provider => provider.Owns(Uri.UnescapeDataString(call.Path)));

    private static byte[] Masked(Kept body, CallSecrets? others) => body.Bytes.IsEmpty ? [] : Masking.Body(body.Bytes.Span, others).Bytes.ToArray();
}
