using System.Runtime.CompilerServices;
using ChatEmulator.Host.Templating.Parsing;
using ChatEmulator.Mappings;

namespace ChatEmulator.Host.Templating;

/// <summary>
/// WireMock's response templates: a template is read here as WireMock reads it, every word in it checked, and compiled by Handlebars.Net, which is loaded
/// with the first one. What a template costs is bounded, and nothing of the machine can be reached from it.
/// </summary>
internal sealed class Templates
{
    private readonly Lock _making = new();
    private object? _press;

    /// <summary>Reads a template.</summary>
    /// <param name="template">The template.</param>
    /// <exception cref="FormatException">It is none, and why.</exception>
    public TemplateText Make(string template) => Compiled(Skeleton.Of(TreeReader.Read(template)));

    // A method of its own: what names types of Handlebars.Net is not even looked at before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TemplateText Compiled(Skeleton skeleton)
    {
        lock (_making)
        {
            _press ??= new Press();
        }

        return ((Press)_press).Compile(skeleton);
    }
}
