using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Views;

namespace Coordination.Host.Http;

/// <summary>
/// The JSON of what is masked: <c>id</c>, <c>department</c>, <c>masked</c>, <c>contact</c> and the times where they are needed, and nothing
/// else, whatever it is. What is not masked has neither <c>masked</c> nor <c>contact</c>.
/// </summary>
internal static class MaskedJson
{
    private static readonly string[] OnlyMasked = ["masked", "contact"];

    /// <summary>The members of something masked.</summary>
    internal static IReadOnlyList<string> Members { get; } = ["id", "department", "startsAt", "endsAt", .. OnlyMasked];

    /// <summary>Gives a type that can be masked its two shapes.</summary>
    internal static void Shape(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        if (!type.Type.IsAssignableTo(typeof(IMaskable))) return;
        var ownTimes = type.Type == typeof(PartyView);
        foreach (var property in type.Properties)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var (whenMasked, whenFull) = (Members.Contains(name), !OnlyMasked.Contains(name));
            property.ShouldSerialize = (view, value) => ((IMaskable)view).Masked
                ? whenMasked && IsSaid(value)
                : whenFull && !(ownTimes && value is null && name is ("startsAt" or "endsAt"));
        }
    }

    private static bool IsSaid(object? value) => value is not null && value is not "" && !Equals(value, default(DateTimeOffset));
}
