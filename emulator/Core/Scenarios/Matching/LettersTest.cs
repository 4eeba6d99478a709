using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ChatEmulator.Scenarios.Matching;

/// <summary>
/// What must hold of a text, be it JSON's or that of a header. JSON is looked at where it stands, as UTF-8; only where it has escapes are
/// they undone first, in borrowed memory.
/// </summary>
internal abstract class LettersTest : Test
{
    private const int OnStack = 512;

    public sealed override bool Holds(scoped ref Found found) => found.Is switch
    {
        Found.Shape.Text => HoldsOf(found.Text),
        Found.Shape.Json when found.Kind == JsonValueKind.String => found.HasEscapes ? HoldsUnescaped(found.Json) : HoldsOf(found.Letters),
        _ => false,
    };

    protected abstract bool HoldsOf(ReadOnlySpan<char> text);

    protected abstract bool HoldsOf(ReadOnlySpan<byte> utf8);

    private bool HoldsUnescaped(JsonElement json)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        var rented = raw.Length > OnStack ? ArrayPool<byte>.Shared.Rent(raw.Length) : null;
        try
        {
            var room = rented is null ? stackalloc byte[OnStack] : rented;
            var reader = new Utf8JsonReader(raw);
            reader.Read();
            return HoldsOf(room[..reader.CopyString(room)]);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair among the escapes: it is no text.
            return false;
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }
}
