using System.Runtime.InteropServices;
using ChatEmulator.Exchanges;

namespace ChatEmulator.Journals;

/// <summary>Which calls are asked for, by what the journal can tell without decoding a call. What is null does not matter.</summary>
internal sealed record CallFilter
{
    private readonly uint? _operation;

    /// <summary>Every call.</summary>
    public static CallFilter All { get; } = new();

    /// <summary>An operation or a pattern of them, see <see cref="OperationPattern"/>.</summary>
    public string? Operation
    {
        get;
        init
        {
            field = value == "*" ? null : value;
            _operation = value is null || value.Contains('*', StringComparison.Ordinal) ? null : Sign.OperationOf(value);
        }
    }

    /// <summary>The statuses that were told.</summary>
    public StatusSet? Statuses { get; init; }

    /// <summary>What the call did, as of now.</summary>
    public Effect? Effect { get; init; }

    /// <summary>The rule that decided.</summary>
    public string? Rule { get; init; }

    /// <summary>The limit that decided.</summary>
    public string? Limit { get; init; }

    /// <summary>Whether neither a rule nor a limit decided.</summary>
    public bool Unbent { get; init; }

    /// <summary>The proven account.</summary>
    public string? Account { get; init; }

    /// <summary>The delivery, whole (<c>delay 3s</c>) or by its word (<c>delay</c>), see <see cref="DeliveryText"/>.</summary>
    public string? Delivery { get; init; }

    /// <summary>The connection it came on.</summary>
    public string? Connection { get; init; }

    /// <summary>What it came by.</summary>
    public Protocols? Protocol { get; init; }

    /// <summary>Whether its delivery has not ended.</summary>
    public bool? InFlight { get; init; }

    /// <summary>How its delivery ended.</summary>
    public EndingKind? Ended { get; init; }

    /// <summary>From when on it was decided, on the world's clock.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before when it was decided, on the world's clock.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A print of what stands at its operation's key; a call of which the journal does not know it is let through.</summary>
    public ulong? Key { get; init; }

    private bool AsksForTexts => (Operation ?? Rule ?? Limit ?? Account ?? Delivery ?? Connection) is not null || Unbent;

    internal bool MayAdmit(in Sign sign) => (_operation is null || _operation == sign.Operation) && (Key is not { } key || sign.MayHave(key));

    internal bool Admits(ReadOnlySpan<byte> record)
    {
        ref readonly var head = ref MemoryMarshal.AsRef<Head>(record);
        return (Statuses?.Has(head.Status) ?? true)
            && (Effect is null || Effect == head.Effect)
            && (InFlight is null || InFlight == (head.How == 0))
            && (Protocol is null || head.Protocol == (byte)Protocol)
            && (Ended is null || head.How == (int)Ended + 1)
            && (From is null || head.AtTicks >= From.Value.UtcTicks)
            && (Until is null || head.AtTicks < Until.Value.UtcTicks)
            && (!AsksForTexts || AdmitsTexts(record[Head.Size..]));
    }

    // In the order in which a record has them.
    private bool AdmitsTexts(ReadOnlySpan<byte> texts)
    {
        var reader = new RecordReader(texts);
        return reader.IsCovered(Operation ?? "*")
            && reader.Is(Rule, orAbsent: Unbent)
            && reader.Is(Limit, orAbsent: Unbent)
            && reader.Is(Account)
            && reader.Is(null)
            && reader.Is(null)
            && reader.IsDelivery(Delivery)
            && reader.Is(Connection);
    }
}
