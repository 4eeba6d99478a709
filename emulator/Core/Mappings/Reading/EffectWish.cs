using System.Text.Json;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Mappings.Reading;

/// <summary>
/// Whether what a call asks for happens. WireMock has no word for it, so what is usually meant holds: a success has happened, a refusal and a fault have
/// not. <c>"metadata": {"emulator": {"effect": "applied"}}</c> says otherwise; WireMock itself takes it for the author's own note.
/// </summary>
internal static class EffectWish
{
    private static readonly Dictionary<string, WishKind> Words = new(StringComparer.Ordinal) { ["applied"] = WishKind.Applied, ["none"] = WishKind.None, ["twice"] = WishKind.Twice };

    public static Wish Of(JsonElement? metadata, Response response, ICollection<Fault> faults, string pointer)
    {
        if (metadata is not { ValueKind: JsonValueKind.Object } notes || !notes.TryGetProperty("emulator", out var own))
        {
            return new Wish(response.Status < 400 && !response.IsHidden ? WishKind.Applied : WishKind.None);
        }

        var fields = new Fields(own, $"{pointer}/metadata/emulator", faults);
        var word = fields.Text("effect");
        fields.End();
        return word is not null && Words.TryGetValue(word, out var kind) ? new Wish(kind)
            : word is null && fields.Take("effect") is not null ? default
            : fields.Wrong<Wish>("effect", $"should be one of {string.Join(", ", Words.Keys)}{(word is null ? "" : $", and is '{Brief.Of(word, 40)}'")}");
    }
}
