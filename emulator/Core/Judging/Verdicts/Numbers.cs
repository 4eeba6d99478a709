namespace ChatEmulator.Judging.Verdicts;

/// <summary>The numbers of some calls: of many the first two and the last two.</summary>
internal struct Numbers
{
    private long _first;
    private long _second;
    private long _last;
    private long _beforeLast;
    private long _count;

    /// <summary>The first; 0 when there is none.</summary>
    public readonly long First => _first;

    /// <summary>Those that are kept, in the order in which they were added.</summary>
    public readonly IReadOnlyList<long> Kept => _count switch
    {
        0 => [],
        1 => [_first],
        2 => [_first, _second],
        3 => [_first, _second, _last],
        _ => [_first, _second, _beforeLast, _last],
    };

    public void Add(long number)
    {
        switch (_count++)
        {
            case 0:
                _first = number;
                break;
            case 1:
                _second = number;
                break;
            default:
                (_beforeLast, _last) = (_last, number);
                break;
        }
    }
}
