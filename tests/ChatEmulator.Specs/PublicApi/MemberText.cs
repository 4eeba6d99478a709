using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ChatEmulator.Specs.PublicApi;

/// <summary>A public member as C# declares it, without its body; what the compiler adds to a record by itself is left out.</summary>
internal static class MemberText
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The members of a type: those of an enum in its order, all others sorted.</summary>
    public static IEnumerable<string> Of(Type type) => type.IsEnum
        ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)},")
        : type.GetMembers(All).Select(Of).OfType<string>().Order(StringComparer.Ordinal);

    private static string? Of(MemberInfo member) => member switch
    {
        ConstructorInfo made when IsTold(made) => $"{Reach(made)} {TypeText.Of(made.DeclaringType!)}({Parameters(made)});",
        MethodInfo method when IsTold(method) && !method.IsSpecialName => $"{Modifiers(method)} {TypeText.Of(method.ReturnParameter)} {method.Name}{Generic(method)}({Parameters(method)});",
        PropertyInfo property when (property.GetMethod ?? property.SetMethod) is { } way && IsSeen(way) && property.GetCustomAttribute<CompilerGeneratedAttribute>() is null => Of(property, way),
        FieldInfo field when field.IsPublic || field.IsFamily => Of(field),
        EventInfo happening when IsSeen(happening.AddMethod!) => $"public event {TypeText.Of(happening.EventHandlerType!)} {happening.Name};",
        _ => null,
    };

    private static string Of(PropertyInfo property, MethodInfo way)
    {
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? " required" : "";
        var set = property.SetMethod is { } setter && IsSeen(setter) ? IsInit(setter) ? "init; " : "set; " : "";
        return $"{Modifiers(way)}{required} {TypeText.Of(property)} {property.Name} {{ get; {set}}}";
    }

    private static string Of(FieldInfo field) => field.IsLiteral
        ? $"public const {TypeText.Of(field)} {field.Name} = {Value(field.GetRawConstantValue())};"
        : $"public {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field)} {field.Name};";

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsTold(MethodBase method) => IsSeen(method) && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Reach(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifiers(MethodInfo method) => Reach(method) + (method switch
    {
        { DeclaringType.IsInterface: true } => "",
        { IsStatic: true } => " static",
        { IsAbstract: true } => " abstract",
        { IsVirtual: true } when method.GetBaseDefinition() != method => " override",
        { IsVirtual: true, IsFinal: false } => " virtual",
        _ => "",
    });

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(each => each.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select((each, i) =>
        $"{(i == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")}{Way(each)}{TypeText.Of(each)} {each.Name}{(each.HasDefaultValue ? $" = {Value(each.DefaultValue)}" : "")}"));

    private static string Way(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
        : !parameter.ParameterType.IsByRef ? ""
        : parameter.IsOut ? "out "
        : parameter.IsIn ? "in "
        : "ref ";

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool yes => yes ? "true" : "false",
        Enum word => $"{word.GetType().Name}.{word}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
