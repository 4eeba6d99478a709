using System.Reflection;
using ChatEmulator.Contracts.Probing;
using ChatEmulator.Fidelity;
using ChatEmulator.Providers;

namespace ChatEmulator.Core.Tests.Fidelity;

/// <summary>The rules of the table live as long as the process, whoever has asked for them once.</summary>
public sealed class LightTableTests
{
    private const int Most = 1_000_000;

    private static readonly ProbeContext Context = new()
    {
        Authorization = "Basic x",
        WrongAuthorization = "Basic y",
        Name = "name",
        Secret = "secret",
        Unique = "unique",
        Now = Emulation.Start,
    };

    [Test]
    public void No_rule_holds_the_large_body_that_it_would_send()
    {
        var held = Vendors.All().SelectMany(FidelityTable.Of).SelectMany(receipt => receipt.Probes).SelectMany(probe => probe.Requests).Select(make => Held(make.Target)).ToList();
        Assert.That(held, Is.Not.Empty);
        Assert.That(held.Max(), Is.LessThan(Most));
    }

    [Test]
    public void The_large_body_is_there_when_it_is_asked_for()
    {
        var heavy = Vendors.All().SelectMany(FidelityTable.Of).Where(receipt => receipt.Id.EndsWith("body.too_large", StringComparison.Ordinal)).ToList();
        Assert.That(heavy, Has.Count.EqualTo(2));
        Assert.That(heavy.Select(receipt => receipt.Probes.Single().Requests.Single()(Context).Body.Length), Is.All.EqualTo(25_000_001));
    }

    // Of what a method that is handed on has caught, and of what that has in turn.
    private static long Held(object? caught, int depth = 3) => caught switch
    {
        null => 0,
        string text => text.Length * 2L,
        byte[] bytes => bytes.Length,
        _ when depth == 0 || caught.GetType().IsPrimitive => 0,
        _ => caught.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Sum(field => Held(field.GetValue(caught), depth - 1)),
    };
}
