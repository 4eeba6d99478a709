using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Mappings;
using ChatEmulator.Mappings.Reading;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Mappings;

/// <summary>Mappings of an emulation, as the admin API would take them.</summary>
internal static class Stubs
{
    /// <summary>Adds mappings, each with the id of its number: 1, 2 and so on.</summary>
    public static Emulation Stub(this Emulation emulation, params string[] mappings)
    {
        Director(emulation).Change(stock => new PutMappings([.. mappings.Select((json, nth) => Read(json, Id(stock.Table.Count + nth + 1)))]));
        return emulation;
    }

    public static Stubbing Director(Emulation emulation) => new(emulation.World);

    /// <summary>The id of the mapping of a number.</summary>
    public static Guid Id(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>A mapping that is as it should be.</summary>
    public static Mapping Read(string json, Guid? id = null)
    {
        var (mapping, faults) = TryRead(json, id);
        Assert.That(faults, Is.Empty);
        return mapping!;
    }

    /// <summary>A mapping, or what is wrong with it.</summary>
    public static (Mapping? Mapping, IReadOnlyList<Fault> Faults) TryRead(string json, Guid? id = null, TemplateMaker? templates = null)
    {
        using var document = JsonText.Parse(Encoding.UTF8.GetBytes(json));
        var faults = new List<Fault>();
        return (new MappingReader(templates).Read(document.RootElement, id, () => Id(99), faults), faults);
    }

    /// <summary>What answers a request: the mapping's number; null when none does.</summary>
    public static Answered Call(this Emulation emulation, string method, string target, string body = "", params Header[] headers) => emulation.Ask(method, target, body, headers);
}
