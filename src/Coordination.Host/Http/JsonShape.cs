using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Events;

namespace Coordination.Host.Http;

/// <summary>
/// Where a body does not fit its type: every place, of which the serializer names the first. Asked only of bodies that were refused.
/// </summary>
internal static class JsonShape
{
    /// <summary>More faults than anybody mends at once are not listed.</summary>
    internal const int FaultsMax = 100;

    /// <summary>The faults in the order of the body.</summary>
    internal static IReadOnlyList<Fault> FaultsIn(JsonElement body, Type type, JsonSerializerOptions options)
    {
        List<Fault> faults = [];
        Look(body, options.GetTypeInfo(type), "", faults);
        return faults;
    }

    private static void Look(JsonElement value, JsonTypeInfo type, string pointer, List<Fault> faults)
    {
        if (faults.Count == FaultsMax || value.ValueKind == JsonValueKind.Null) return;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                LookAtProperties(value, type, pointer, faults);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array && type.ElementType is { } element:
                foreach (var (index, one) in value.EnumerateArray().Index())
                    Look(one, type.Options.GetTypeInfo(element), $"{pointer}/{index}", faults);
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object && type.ElementType is { } element:
                foreach (var property in value.EnumerateObject())
                    Look(property.Value, type.Options.GetTypeInfo(element), $"{pointer}/{FaultPointer.Escaped(property.Name)}", faults);
                break;
            default:
                if (!Fits(value, type)) faults.Add(new(pointer, "of another type than expected, or out of range"));
                break;
        }
    }

    private static void LookAtProperties(JsonElement value, JsonTypeInfo type, string pointer, List<Fault> faults)
    {
        var given = value.EnumerateObject().ToLookup(static property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.Properties)
        {
            if (faults.Count == FaultsMax) return;
            var at = $"{pointer}/{FaultPointer.Escaped(property.Name)}";
            if (given[property.Name].Select(static one => (JsonElement?)one.Value).LastOrDefault() is not { } member)
            {
                if (property.IsRequired) faults.Add(new(at, "missing"));
            }
            else if (member.ValueKind == JsonValueKind.Null)
            {
                if (!property.IsSetNullable) faults.Add(new(at, "null, but it must have a value"));
            }
            else if (property.CustomConverter is null)
            {
                Look(member, type.Options.GetTypeInfo(property.PropertyType), at, faults);
            }
        }

        LookForUnknown(value, type, pointer, faults);
    }

    private static void LookForUnknown(JsonElement value, JsonTypeInfo type, string pointer, List<Fault> faults)
    {
        var known = type.Properties.Select(static property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] taken = [.. type.Properties.Where(static property => property.Get is not null).Select(static property => property.Name)];
        var expected = taken.Length == 0 ? "expected no field" : $"expected one of {string.Join(", ", taken)}";
        foreach (var property in value.EnumerateObject())
        {
            if (faults.Count == FaultsMax) return;
            if (!known.Contains(property.Name))
                faults.Add(new($"{pointer}/{FaultPointer.Escaped(property.Name)}", $"unknown, {expected}"));
        }
    }

    private static bool Fits(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
