using System.Text;
using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>Explains a token: what it is for, whose it is, until when it lives, and why it would be refused.</summary>
internal static class AlgoregTokenReport
{
    public static TokenReport? Of(string text, AlgoregState state, DateTimeOffset at)
    {
        if (state.Roster.ByBearer(text, state.World) is { } declared)
        {
            return Declared(state.DeclaredBearers.Of(declared)) with { World = text == declared.Bearer ? null : state.World };
        }

        if (state.Roster.Elsewhere(text) is { } other)
        {
            return Unknown($"It names the world '{other}'; this is '{state.World}'.", other);
        }

        if (state.Tokens.Read(text) is not { } token)
        {
            return null;
        }

        if (!token.IsSealed)
        {
            return Unknown($"It has the shape of a token of Algoreg's. {token.Whence(state.World)}", token.Origin);
        }

        // A bearer calls in the name of its account; after a reset to other accounts there may be none of that name.
        var standing = token.Kind == TokenKind.Bearer && state.Roster.ByPrint(token.Owner) is null
            ? new TokenState("unknown", "The account that logged in for it is not declared any more.", token.EndsAt)
            : state.BookOf(token.Kind).Tell(token.Id, token.Owner, token.EndsAt, at);
        return new TokenReport(AlgoregCatalogue.Word, Word(token.Kind), standing.State, standing.Why, standing.Ends, Claims(token, state))
        {
            World = token.World,
        };
    }

    /// <summary>Takes a token back where there is one to take, and explains it as it is then.</summary>
    public static TokenReport? Revoke(string text, AlgoregState state, DateTimeOffset at)
    {
        if (state.Roster.ByBearer(text, state.World) is { } declared)
        {
            state.DeclaredBearers.End(SequelKind.Revoke, declared, new Cut(null, at));
        }
        else if (state.Tokens.Read(text) is { IsSealed: true } token)
        {
            state.BookOf(token.Kind).End(SequelKind.Revoke, token.Id, new Cut(null, at));
        }

        return Of(text, state, at);
    }

    private static string Word(TokenKind kind) => kind == TokenKind.Bearer ? "bearer" : "end_user";

    private static TokenReport Unknown(string why, string? world) =>
        new(AlgoregCatalogue.Word, null, "unknown", why, null, null) { World = world };

    private static TokenReport Declared((SequelKind Kind, Cut By)? ended) => new(
        AlgoregCatalogue.Word,
        Word(TokenKind.Bearer),
        ended is null ? TokenBook<ulong>.Active : ended.Value.Kind == SequelKind.Revoke ? "revoked" : TokenBook<ulong>.Expired,
        DeclaredBearers.Why(ended) ?? "The scenario declares it; it never ends.",
        ended?.Kind == SequelKind.Expire ? ended.Value.By.At : null,
        null);

    private static string Claims(AlgoregToken token, AlgoregState state)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("id", $"{token.Id:x16}");
            json.WriteString("world", token.World);
            json.WriteString("account", state.Roster.ByPrint(token.Owner)?.Name);
            json.WriteNumber("expires_at", token.Ends);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
