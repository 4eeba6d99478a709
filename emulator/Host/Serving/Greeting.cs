using System.Buffers;
using ChatEmulator.Host.Settings;
using ChatEmulator.Server;
using ChatEmulator.Server.Logging;

namespace ChatEmulator.Host.Serving;

/// <summary>The first that is said: the banner, or for programs one object or one line. A console that takes none of it ends the start.</summary>
internal static class Greeting
{
    public static void Write(EmulatorServer server, ServeSettings settings, Terminal terminal)
    {
        if (settings.JsonLog)
        {
            var line = new ArrayBufferWriter<byte>();
            var world = server.Engine.Worlds.Default;
            JsonForm.Listening(line, Banner.Address(server), Banner.SecureAddress(server), Banner.ControlAddress(server), world.Scenario.Name, settings.Mappings is null ? null : server.Engine.Mappings.Given.Count, world.Seed, CommandLine.Version);
            terminal.Bytes.Write(line.WrittenSpan);
            terminal.Bytes.Flush();
        }
        else if (settings.Quiet)
        {
            if (Banner.ControlAddress(server) is { } control)
            {
                terminal.Out.WriteLine($"control {control}");
            }

            if (Banner.SecureAddress(server) is { } secure)
            {
                terminal.Out.WriteLine($"also {secure}");
            }

            terminal.Out.WriteLine(Banner.Listening(server));
            terminal.Out.Flush();
        }
        else
        {
            Banner.Write(server, settings, terminal);
        }
    }
}
