using System.Reflection;

namespace ChatEmulator.Specs.PublicApi;

/// <summary>A type as C# writes it where it is named, with what may be null.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(Type type) => Of(type, nullable: null);

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    private static string Of(Type type, NullabilityInfo? nullable)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullable);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        var mark = !type.IsValueType && (nullable?.ReadState is NullabilityState.Nullable || nullable?.WriteState is NullabilityState.Nullable) ? "?" : "";
        return type.IsArray ? $"{Of(type.GetElementType()!, nullable?.ElementType)}[]{mark}" : Name(type, nullable?.GenericTypeArguments ?? []) + mark;
    }

    private static string Name(Type type, NullabilityInfo[] inside)
    {
        if (Words.TryGetValue(type, out var word))
        {
            return word;
        }

        var name = (type is { IsNested: true, IsGenericParameter: false } ? Of(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select((each, i) => Of(each, i < inside.Length ? inside[i] : null)))}>" : name;
    }
}
