using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>A number of JSON without rounding: digits · 10^power.</summary>
internal sealed class ExactNumber
{
    private readonly BigInteger _digits;
    private readonly BigInteger _power;

    private ExactNumber(BigInteger digits, BigInteger power)
    {
        while (!digits.IsZero && digits % 10 == 0)
        {
            (digits, power) = (digits / 10, power + 1);
        }

        (_digits, _power) = digits.IsZero ? (digits, BigInteger.Zero) : (digits, power);
    }

    /// <summary>Whether nothing stands behind the point.</summary>
    public bool IsWhole => _power >= 0;

    /// <summary>Whether a double of JavaScript's is this number, so that it is the same there.</summary>
    public static bool IsDouble(string raw) =>
        double.Parse(raw, CultureInfo.InvariantCulture) is var rounded && double.IsFinite(rounded) && Of(raw).Against(Of(rounded.ToString("E40", CultureInfo.InvariantCulture))) == 0;

    public static ExactNumber Of(JsonElement number) => Of(number.GetRawText());

    public static ExactNumber Of(string raw)
    {
        var parts = raw.Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var power = parts.Length == 1 ? BigInteger.Zero : BigInteger.Parse(parts[1], CultureInfo.InvariantCulture);
        return new ExactNumber(digits, power - (point < 0 ? 0 : parts[0].Length - point - 1));
    }

    public int Against(ExactNumber other)
    {
        if (_digits.Sign != other._digits.Sign || _digits.IsZero)
        {
            return _digits.Sign.CompareTo(other._digits.Sign);
        }

        var by = Magnitude().CompareTo(other.Magnitude());
        if (by != 0)
        {
            return by * _digits.Sign;
        }

        // Of one magnitude, so the powers are at most as far apart as there are digits.
        var least = BigInteger.Min(_power, other._power);
        return (_digits * BigInteger.Pow(10, (int)(_power - least))).CompareTo(other._digits * BigInteger.Pow(10, (int)(other._power - least)));
    }

    private BigInteger Magnitude() => _power + BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture).Length;
}
