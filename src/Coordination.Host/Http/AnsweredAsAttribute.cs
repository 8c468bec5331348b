using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Coordination.Host.Http;

/// <summary>
/// What GET answers of what the body puts. Its fields may stand in the body, so that an answer can be changed and put back; those that the
/// body's type does not have change nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AnsweredAsAttribute(Type answer) : Attribute
{
    /// <summary>Lets the fields of the answer stand in a body.</summary>
    internal static void Allow(JsonTypeInfo type)
    {
        if (type.Type.GetCustomAttribute<AnsweredAsAttribute>() is not { } told) return;
        var known = type.Properties.Select(static property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in told.Answer.GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!known.Add(name)) continue;
            var field = type.CreateJsonPropertyInfo(typeof(JsonElement?), name);
            field.Set = static (_, _) => { };
            type.Properties.Add(field);
        }
    }

    private Type Answer => answer;
}
