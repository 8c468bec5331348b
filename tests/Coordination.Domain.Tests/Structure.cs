using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Coordination.Domain.Tests;

/// <summary>What a value is made of, all the way down, as text: two values of equal structure are the same in every part.</summary>
internal static class Structure
{
    // Kept: the runtime lets go of a type's properties at a collection, and of the getters that it compiled for them.
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_parts = new();

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or bool or Enum or int or long or decimal:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case IFormattable instant and (DateTimeOffset or DateOnly or TimeOnly):
                text.Append(instant.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Append(text, item);
                    text.Append(';');
                }

                text.Append(']');
                break;
            default:
                AppendParts(text, value);
                break;
        }
    }

    private static void AppendParts(StringBuilder text, object value)
    {
        text.Append(value.GetType().Name).Append('{');
        foreach (var part in s_parts.GetOrAdd(value.GetType(), PartsOf))
        {
            text.Append(part.Name).Append('=');
            Append(text, part.GetValue(value));
            text.Append(',');
        }

        text.Append('}');
    }

    private static PropertyInfo[] PartsOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static part => part.GetIndexParameters().Length == 0)];
}
