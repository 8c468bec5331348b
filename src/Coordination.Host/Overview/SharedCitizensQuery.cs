using Coordination.Host.Http;
using Coordination.Ids;
using Coordination.Storage.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Overview;

/// <summary>The query of a list of shared citizens.</summary>
internal static class SharedCitizensQuery
{
    private const int DepartmentsMax = 20;

    /// <summary>Reads the filter of a list. Returns the problem when a parameter cannot be read.</summary>
    internal static ProblemHttpResult? TryFilter(
        string? departments, string? coordinator, string? plan, IReadOnlyCollection<string>? seenBy, out SharedFilter filter)
    {
        string[] codes =
            [.. (departments ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(IdSpelling.Department).Distinct(StringComparer.Ordinal)];
        filter = new SharedFilter(codes, null, null, seenBy);
        if (codes.Length > DepartmentsMax)
            return Problems.Parameter(nameof(departments), $"at most {DepartmentsMax} codes of departments with commas between them");
        if (!QueryParameters.TryWith(coordinator, out var hasCoordinator))
            return Problems.Parameter(nameof(coordinator), "with or without");
        if (!QueryParameters.TryWith(plan, out var hasPlan)) return Problems.Parameter(nameof(plan), "with or without");
        filter = filter with { HasCoordinator = hasCoordinator, HasPlan = hasPlan };
        return null;
    }
}
