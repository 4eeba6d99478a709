using System.Reflection;
using System.Text;

namespace ChatEmulator.Specs.PublicApi;

/// <summary>All that an assembly shows to whoever references it, as declarations that a person can read, sorted.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var room in assembly.GetExportedTypes().GroupBy(type => type.Namespace).OrderBy(room => room.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(room.Key).Append("\n{\n");
            text.AppendJoin('\n', room.OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Of)).Append("}\n\n");
        }

        return text.ToString().TrimEnd('\n') + '\n';
    }

    /// <summary>The lines that only one of two texts has, told as a difference is; nothing when they are the same.</summary>
    public static string Difference(string accepted, string now)
    {
        var (before, after) = (accepted.Split('\n'), now.Split('\n'));
        return string.Join('\n', before.Except(after).Select(line => $"- {line.Trim()}").Concat(after.Except(before).Select(line => $"+ {line.Trim()}")));
    }

    private static string Of(Type type) =>
        $"    {Head(type)}\n    {{\n{string.Concat(MemberText.Of(type).Select(member => $"        {member}\n"))}    }}\n";

    private static string Head(Type type) => $"public {Modifiers(type)}{Kind(type)} {TypeText.Of(type)}{Bases(type)}";

    private static string Modifiers(Type type) => type switch
    {
        { IsEnum: true } or { IsInterface: true } => "",
        { IsValueType: true } => type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute)) ? "readonly " : "",
        { IsAbstract: true, IsSealed: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } => "sealed ",
        _ => "",
    };

    private static string Kind(Type type)
    {
        var record = type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is null ? "" : "record";
        return type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? $"{record} struct".Trim() : record.Length > 0 ? record : "class";
    }

    private static string Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Where(each => !type.IsEnum && !(each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .Select(TypeText.Of).Order(StringComparer.Ordinal);
        var first = type.IsValueType || type.BaseType is null || type.BaseType == typeof(object) ? [] : new[] { TypeText.Of(type.BaseType) };
        var all = string.Join(", ", first.Concat(bases));
        return all.Length == 0 ? "" : $" : {all}";
    }
}
