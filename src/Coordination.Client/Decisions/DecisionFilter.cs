using System.Globalization;

namespace Coordination.Client;

/// <summary>Which decisions are read.</summary>
/// <param name="Department">The department's code; null: the one of the caller's source. Integration services must name one.</param>
/// <param name="Kinds">Kinds such as <c>sanction-held</c>; null: all.</param>
public sealed record DecisionFilter(string? Department = null, IReadOnlyList<string>? Kinds = null)
{
    internal string Query(long? after, int? limit)
    {
        List<string> parts = [];
        if (after is { } position) parts.Add(string.Create(CultureInfo.InvariantCulture, $"after={position}"));
        if (limit is { } count) parts.Add(string.Create(CultureInfo.InvariantCulture, $"limit={count}"));
        if (Department is not null) parts.Add($"department={Uri.EscapeDataString(Department)}");
        if (Kinds is { Count: > 0 }) parts.Add($"types={Uri.EscapeDataString(string.Join(',', Kinds))}");
        return string.Join('&', parts);
    }
}
