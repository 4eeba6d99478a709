using System.Security.Cryptography;
using System.Text.Json;
using ChatEmulator.Contracts;

namespace ChatEmulator.Providers.Algoreg;

/// <summary>Attachments are decoded and hashed while the body is read, before any lock: ten megabytes must not hold a world up.</summary>
internal static class MessageReading
{
    public static IReadOnlyList<Attachment> Attachments(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("attachments", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(Of)]
            : [];

    private static Attachment Of(JsonElement attachment)
    {
        var content = attachment.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String ? Base64Text.Decode(file) : default;
        var name = attachment.TryGetProperty("name", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        return new Attachment(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
    }
}
