using ChatEmulator.Host.Settings;
using ChatEmulator.Worlds;

namespace ChatEmulator.Host.Journaling;

/// <summary>Begins to record calls, where <c>serve</c> was told to.</summary>
internal static class Recording
{
    /// <summary>Begins to write what happens, where that is asked for.</summary>
    /// <param name="settings">Where to; null for nowhere.</param>
    /// <param name="audience">Who is told what happens.</param>
    /// <param name="notice">Takes lines for the console.</param>
    /// <param name="recorder">Who writes; null where nothing is asked for.</param>
    /// <param name="whyNot">Why the file cannot be written; null when it can.</param>
    public static bool TryBegin(JournalSettings? settings, Audience audience, Action<string> notice, out Recorder? recorder, out string? whyNot)
    {
        (recorder, whyNot) = (null, null);
        if (settings is null)
        {
            return true;
        }

        if (JournalFile.Open(settings.File.Text, settings.Unmasked, out whyNot) is not { } file)
        {
            whyNot = $"{settings.File.Source}: '{settings.File.Text}' cannot be written: {whyNot}";
            return false;
        }

        if (file.WasTorn)
        {
            notice($"the last line of {settings.File.Text} was torn, as the end of a process may leave it; a new line is begun behind it");
        }

        recorder = new Recorder(file, settings.Unmasked, new Exported("journal"), notice);
        recorder.Begin(audience);
        return true;
    }
}
