using System.Text;
using ChatEmulator.Contracts;
using ChatEmulator.Options;

namespace ChatEmulator.Providers.SignalWire;

/// <summary>SignalWire as a scenario reads it.</summary>
internal sealed class SignalWireProfile : Profile
{
    public SignalWireProfile(OptionValues values)
        : base(values)
    {
        Created = (int)values.Number("created")!;
        MissingScope = (int)values.Number("missing_scope")!;
        MissingField = (int)values.Number("missing_field")!;
        IsMetered = values.Text("rate_limit") == "documented";
        TokenHeader = Encoding.UTF8.GetBytes($$"""{"typ":{{TextContext.Quoted(values.Text("token_typ"))}},"alg":"HS512"}""");
        CreateToken = CreateTokenContract.Under(this);
    }

    /// <summary>The default readings.</summary>
    public static SignalWireProfile Standard { get; } = new(new OptionValues([.. SignalWireReadings.Keys.Select(key => key.Option)]));

    /// <summary>The status of a minted token.</summary>
    public int Created { get; }

    /// <summary>The status for a token without the scope Chat.</summary>
    public int MissingScope { get; }

    /// <summary>The status when a required field is missing.</summary>
    public int MissingField { get; }

    /// <summary>Whether the documented rate limit holds.</summary>
    public bool IsMetered { get; }

    /// <summary>The header of a token, as JSON.</summary>
    public byte[] TokenHeader { get; }

    public Contract CreateToken { get; init; }

    /// <summary>What a length counts.</summary>
    public LengthUnit LengthUnit => Values.Text("length_unit") switch
    {
        "utf16" => LengthUnit.Utf16,
        "bytes" => LengthUnit.Bytes,
        _ => LengthUnit.CodePoints,
    };

    public override Contract? Contract(string operation) => operation == SignalWire.CreateToken.Name ? CreateToken : null;
}
