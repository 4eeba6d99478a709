using ChatEmulator.Host.Templating.Filling;
using ChatEmulator.Host.Templating.Values;
using ChatEmulator.Host.Templating.Words;
using ChatEmulator.Mappings;
using ChatEmulator.Scenarios.Templates;
using HandlebarsDotNet;

namespace ChatEmulator.Host.Templating;

/// <summary>Handlebars.Net with our words: the only file that touches its types, so that it is loaded with the first template.</summary>
internal sealed class Press
{
    /// <summary>The word that writes a value.</summary>
    public const string Tell = "tell";

    private readonly IHandlebars _handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
    private readonly Lock _compiling = new();

    /// <summary>Makes it.</summary>
    public Press()
    {
        _handlebars.RegisterHelper(Tell, (output, context, arguments) => Told((Scope)context.Value!, arguments));
        foreach (var (name, word) in Vocabulary.All)
        {
            _handlebars.RegisterHelper(Name(name), (context, arguments) =>
            {
                var scope = (Scope)context.Value!;
                return new Made(scope.Render.Read(word(Call(scope, arguments, null, null))));
            });
            _handlebars.RegisterHelper(Name(name), (output, options, context, arguments) =>
            {
                var scope = (Scope)context.Value!;
                var made = word(Call(scope, arguments, inner => options.Template(output, inner), inner => options.Inverse(output, inner)));
                scope.Render.Write(Java.Text(made, scope.Render));
            });
        }
    }

    /// <summary>What a word is called there: its own words of the same name are not meant.</summary>
    public static string Name(string word) => "w_" + word;

    /// <summary>Compiles a template.</summary>
    public TemplateText Compile(Skeleton skeleton)
    {
        var table = skeleton.Table;
        lock (_compiling)
        {
            using var source = new StringReader(skeleton.Source);
            var compiled = _handlebars.Compile(source);
            return call => Filled(compiled, new Render(call, table));
        }
    }

    private static string Filled(HandlebarsTemplate<TextWriter, object, object> compiled, Render render)
    {
        try
        {
            compiled(TextWriter.Null, new Scope(render, render.Root, null));
            return render.ToString();
        }
        catch (HandlebarsException e) when (e.GetBaseException() is UnfilledException or OverfullException)
        {
            throw e.GetBaseException();
        }
    }

    private static void Told(Scope scope, Arguments arguments)
    {
        scope.Render.Step();
        scope.Render.Write(Java.Text(Value(scope, arguments[0]), scope.Render));
    }

    private static WordCall Call(Scope scope, Arguments arguments, Action<Scope>? body, Action<Scope>? otherwise)
    {
        scope.Render.Step();
        var site = (Site)scope.Render.Table[(int)arguments[0]!]!;
        var given = new object?[arguments.Length - 1 - site.Options.Count];
        var options = new object?[site.Options.Count];
        for (var n = 1; n < arguments.Length; n++)
        {
            var value = Value(scope, arguments[n]);
            (n <= given.Length ? ref given[n - 1] : ref options[n - 1 - given.Length]) = value;
        }

        return new WordCall(site, scope, given, options, body, otherwise);
    }

    private static object? Value(Scope scope, object? argument) => scope.Render.Read(argument is Made made ? made.Value : ((Operand)scope.Render.Table[(int)argument!]!).Value(scope));

    /// <summary>What a word has made: not to be taken for a number in the table.</summary>
    private sealed record Made(object? Value);
}
