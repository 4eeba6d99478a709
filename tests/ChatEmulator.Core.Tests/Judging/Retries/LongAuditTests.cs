using System.Runtime.CompilerServices;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;
using ChatEmulator.Judging.Retries;
using ChatEmulator.Time;
using ChatEmulator.Worlds;

namespace ChatEmulator.Core.Tests.Judging.Retries;

/// <summary>The audit of a journal that is too long to be looked at all at once.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LongAuditTests
{
    private const int Number = 2_500;

    [Test]
    public void Attempts_belong_together_across_any_number_of_pages()
    {
        using var emulation = Emulation.Of("rules: [{ name: down, calls: algoreg.create_message, answer: { error: service_unavailable } }]");
        for (var nth = 0; nth < Number; nth++)
        {
            emulation.Message("""{"to":"ada@example.com","ext_msg_id":"m-1"}""");
            emulation.Token("{}");
        }

        var view = new RetryView(emulation.World, emulation.Engine.Providers);
        Assert.That(view.Audit("algoreg.create_message").Operations.Select(operation => operation.Attempts.Count), Is.EqualTo(new[] { Number }));
        Assert.That((view.Audit().Attempts, view.Audit("signalwire.*").Attempts, view.Audit("algoreg.login").Attempts), Is.EqualTo((Number * 2, Number, 0)));
    }

    [Test]
    public void The_key_of_a_call_whose_body_was_not_kept_is_known_from_a_later_page()
    {
        using var emulation = Emulation.Of();
        var auditor = Auditor(emulation);
        var cut = Judging.Calls.Of(1, "") with { Request = 7, Status = 503, Body = new Kept(default, 60, "dropped") };
        auditor.Look(cut);
        auditor.Look(Judging.Calls.Of(2, """{"ext_msg_id":"m-1"}""") with { Request = 7, Status = 503 });
        Assert.That(auditor.Audit(0).Operations.Select(operation => (operation.Key, operation.Attempts.Count)), Is.EqualTo(new[] { ("\"m-1\"", 2) }));
    }

    [Test]
    public void Calls_before_a_gap_are_left_out()
    {
        using var emulation = Emulation.Of();
        var auditor = Auditor(emulation);
        auditor.Look(Judging.Calls.Of(1, """{"ext_msg_id":"m-1"}"""));
        auditor.Forget();
        auditor.Look(Judging.Calls.Of(9, """{"ext_msg_id":"m-2"}"""));
        var audit = auditor.Audit(8);
        Assert.That((audit.Attempts, audit.Dropped, audit.Operations.Single().Attempts.Single().Call), Is.EqualTo((1, 8L, 9L)));
    }

    [Test]
    public void No_call_is_held_that_has_been_looked_at()
    {
        using var emulation = Emulation.Of();
        var auditor = Auditor(emulation);
        var (call, body, header) = Looked(auditor);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That((call.IsAlive, body.IsAlive, header.IsAlive), Is.EqualTo((false, false, false)));
        Assert.That(auditor.Audit(0).Attempts, Is.EqualTo(1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Call, WeakReference Body, WeakReference Header) Looked(Auditor auditor)
    {
        var (body, header) = (new byte[10], new string('x', 10));
        var call = Judging.Calls.Of(1, "", headers: new Header("Authorization", header)) with { Body = new Kept(body, 10, null) };
        auditor.Look(call);
        return (new WeakReference(call), new WeakReference(body), new WeakReference(header));
    }

    private static Auditor Auditor(Emulation emulation) =>
        new(ClockStart.Real, new RetryKeys(emulation.View.Catalogues.SelectMany(catalogue => catalogue.Operations), []));
}
