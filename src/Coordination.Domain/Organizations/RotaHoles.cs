using Coordination.Domain.Calendar;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// A period in which nobody staffs a department's entry for another department: no person on the rota is present, and neither is a
/// substitute.
/// </summary>
/// <param name="For">The other department.</param>
/// <param name="From">The start; the instant of the question if the hole began earlier.</param>
/// <param name="To">The end; null: the hole reaches the end of the period examined.</param>
public sealed record RotaHole(DepartmentCode Department, DepartmentCode For, DateTimeOffset From, DateTimeOffset? To);

/// <summary>
/// Finds holes in the rota. By local organization (not by law), each department has one staffed entry per other department. A hole is
/// listed and alerted to the department's head, and never refused. During it the entry unit answers.
/// </summary>
public static class RotaHoles
{
    /// <summary>How far ahead holes are listed, in days.</summary>
    public const int AheadDays = 28;

    /// <summary>
    /// The other departments for which a department's entry is not staffed at the instant of the clock, in the order of the document.
    /// </summary>
    public static IReadOnlyList<DepartmentCode> Now(Organization organization, DepartmentCode department, EvaluationClock clock)
    {
        if (organization.Find(department) is null) return [];
        return [.. Others(organization, department).Where(other => organization.OnRota(department, other, clock) is null)];
    }

    /// <summary>All holes that exist at an instant or begin within <see cref="AheadDays"/> days after it.</summary>
    public static IReadOnlyList<RotaHole> Ahead(Organization organization, DateTimeOffset now) =>
    [
        .. from department in organization.Document.Departments.Select(d => new DepartmentCode(d.Code))
           from other in Others(organization, department)
           from hole in Of(organization, department, other, now)
           select hole,
    ];

    private static IEnumerable<RotaHole> Of(
        Organization organization, DepartmentCode department, DepartmentCode other, DateTimeOffset now) =>
        RotaPeriods.Of(organization, department, other, now, now.Plus(TimeSpan.FromDays(AheadDays)))
            .Where(static period => period.By is null)
            .Select(period => new RotaHole(department, other, period.From, period.To));

    /// <summary>The departments for which a department's entry is staffed, in the order of the document.</summary>
    public static IEnumerable<DepartmentCode> Others(Organization organization, DepartmentCode department) =>
        organization.Document.Departments.Select(d => new DepartmentCode(d.Code)).Where(d => d != department);
}
