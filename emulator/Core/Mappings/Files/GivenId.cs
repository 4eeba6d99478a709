using System.Security.Cryptography;
using System.Text;

namespace ChatEmulator.Mappings.Files;

/// <summary>The id of a mapping that says none: made of where it stands, so that it is the same in every run.</summary>
internal static class GivenId
{
    public static Guid Of(string place)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
