using System.Buffers;

namespace ChatEmulator.Server.Logging;

/// <summary>How a log looks. Lines are UTF-8 and end with a line feed; whatever is told, no text begins a line of its own making.</summary>
internal interface ILogForm
{
    /// <summary>Writes the line of a call.</summary>
    void Call(IBufferWriter<byte> to, in LoggedCall call);

    /// <summary>Writes what a person at the console should see.</summary>
    void Notice(IBufferWriter<byte> to, string text);
}
