using ChatEmulator.Host.Watching;

namespace ChatEmulator.Server.Tests.Watching;

/// <summary>Files are taken once they stand still, and told of once they stay unsound. Time is told, not waited for.</summary>
public sealed class VigilTests
{
    private readonly Told _time = new();
    private readonly List<string> _done = [];
    private string _files = "loaded";
    private bool _isSound = true;

    [Test]
    public void Files_that_stay_as_they_were_loaded_are_left_alone()
    {
        var vigil = Vigil();
        Assert.That((vigil.Look(), vigil.Look(), _done.Count), Is.EqualTo((default(TimeSpan?), default(TimeSpan?), 0)));
    }

    [Test]
    public void A_change_is_taken_when_it_stands_still_and_not_before()
    {
        var vigil = Vigil();
        _files = "ha";
        Assert.That(vigil.Look(), Is.EqualTo(Host.Watching.Vigil.Settling));
        _time.Pass(99);
        _files = "half";
        Assert.That(vigil.Look(), Is.EqualTo(Host.Watching.Vigil.Settling));
        _time.Pass(60);
        Assert.That((vigil.Look(), _done.Count), Is.EqualTo((TimeSpan.FromMilliseconds(40), 0)));
        _time.Pass(40);
        Assert.That((vigil.Look(), vigil.Look(), string.Join(',', _done)), Is.EqualTo((default(TimeSpan?), default(TimeSpan?), "took half")));
    }

    [Test]
    public void What_is_unsound_for_a_moment_is_nobodys_mistake()
    {
        var vigil = Vigil();
        (_files, _isSound) = ("half", false);
        vigil.Look();
        _time.Pass(100);
        Assert.That(vigil.Look(), Is.EqualTo(TimeSpan.FromMilliseconds(900)));
        _time.Pass(800);
        vigil.Look();
        (_files, _isSound) = ("whole", true);
        vigil.Look();
        _time.Pass(100);
        Assert.That((vigil.Look(), string.Join(',', _done)), Is.EqualTo((default(TimeSpan?), "took whole")));
    }

    [Test]
    public void What_stays_unsound_is_told_once_and_told_again_when_it_is_unsound_otherwise()
    {
        var vigil = Vigil();
        foreach (var files in new[] { "broken", "broken too" })
        {
            (_files, _isSound) = (files, false);
            vigil.Look();
            _time.Pass(1_000);
            Assert.That((vigil.Look(), vigil.Look()), Is.EqualTo((default(TimeSpan?), default(TimeSpan?))));
        }

        Assert.That(_done, Is.EqualTo(new[] { "told broken", "told broken too" }));
    }

    [Test]
    public void What_is_put_back_as_it_was_before_anybody_was_told_was_nothing()
    {
        var vigil = Vigil();
        (_files, _isSound) = ("gone", false);
        vigil.Look();
        (_files, _isSound) = ("loaded", true);
        Assert.That((vigil.Look(), _done.Count), Is.EqualTo((default(TimeSpan?), 0)));
    }

    [Test]
    public void What_is_put_back_as_it_was_after_it_was_told_of_is_taken()
    {
        var vigil = Vigil();
        foreach (var (files, isSound) in new[] { ("broken", false), ("loaded", true) })
        {
            (_files, _isSound) = (files, isSound);
            vigil.Look();
            _time.Pass(1_000);
            vigil.Look();
        }

        Assert.That(_done, Is.EqualTo(new[] { "told broken", "took loaded" }));
    }

    private Vigil Vigil() => new(Print("loaded"), () => Print(_files), Take, _time);

    private static ulong Print(string files) => ChatEmulator.Time.Mix.Text(files);

    private bool Take(bool isFinal)
    {
        if (_isSound || isFinal)
        {
            _done.Add($"{(_isSound ? "took" : "told")} {_files}");
        }

        return _isSound || isFinal;
    }

    /// <summary>Time that passes when it is told to.</summary>
    private sealed class Told : TimeProvider
    {
        private long _at;

        public override long TimestampFrequency => 1_000;

        public void Pass(long milliseconds) => _at += milliseconds;

        public override long GetTimestamp() => _at;
    }
}
