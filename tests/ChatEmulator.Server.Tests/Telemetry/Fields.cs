using System.Buffers.Binary;
using System.Text;

namespace ChatEmulator.Server.Tests.Telemetry;

/// <summary>A message of Protocol Buffers, read from nothing but its bytes: the fields in their order. What is no message at all fails the test.</summary>
internal sealed class Fields
{
    private readonly List<(int Field, ulong Number, byte[] Bytes)> _all = [];

    public Fields(ReadOnlySpan<byte> message)
    {
        while (message.Length > 0)
        {
            var tag = Varint(ref message);
            var (number, bytes) = (0UL, Array.Empty<byte>());
            switch (tag & 7)
            {
                case 0:
                    number = Varint(ref message);
                    break;
                case 1:
                    number = BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, 8));
                    break;
                case 2:
                    bytes = Take(ref message, (int)Varint(ref message)).ToArray();
                    break;
                case 5:
                    number = BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, 4));
                    break;
                default:
                    throw new InvalidDataException($"There is no wire type {tag & 7}.");
            }

            _all.Add(((int)(tag >> 3), number, bytes));
        }
    }

    public IEnumerable<Fields> Messages(int field) => Of(field).Select(each => new Fields(each.Bytes));

    public Fields? Message(int field) => Messages(field).SingleOrDefault();

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public byte[] Bytes(int field) => Of(field).SingleOrDefault().Bytes ?? [];

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field));

    public ulong Number(int field) => Of(field).SingleOrDefault().Number;

    public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));

    /// <summary>Numbers of eight bytes, one by one or packed into one field: both are allowed.</summary>
    public ulong[] Fixed64s(int field) => [.. Of(field).SelectMany(each => each.Bytes.Length == 0 ? [each.Number] : each.Bytes.Chunk(8).Select(bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes)))];

    public IReadOnlyDictionary<string, object> Attributes(int field) => Messages(field).ToDictionary(each => each.Text(1), each => Value(each.Message(2)!));

    private static object Value(Fields value) => value._all.Single() switch
    {
        (1, _, var text) => Encoding.UTF8.GetString(text),
        (2, var truth, _) => truth == 1,
        (3, var number, _) => (long)number,
        (4, var number, _) => BitConverter.UInt64BitsToDouble(number),
        var other => throw new InvalidDataException($"Field {other.Field} of a value."),
    };

    private IEnumerable<(int Field, ulong Number, byte[] Bytes)> Of(int field) => _all.Where(each => each.Field == field);

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> message, int length)
    {
        var taken = message[..length];
        message = message[length..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref message, 1)[0];
            number |= (ulong)(next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                return number;
            }
        }
    }
}
