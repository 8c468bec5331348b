using Coordination.Domain.Calendar;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>
/// A time in which nobody staffs a department's entry for another: neither is anybody on the rota present, nor their substitute.
/// </summary>
/// <param name="For">For which other department.</param>
/// <param name="From">Since when; the instant it was asked, where it began before.</param>
/// <param name="To">Until when; null: as far as the rota was looked at.</param>
public sealed record RotaHole(DepartmentCode Department, DepartmentCode For, DateTimeOffset From, DateTimeOffset? To);

/// <summary>
/// Holes in the rota. Each department has one staffed entry per other department (local organization, no law): a hole is
/// listed and alerted to the department's head, never refused; meanwhile the entry unit answers.
/// </summary>
public static class RotaHoles
{
    /// <summary>How far ahead holes are listed, in days.</summary>
    public const int AheadDays = 28;

    /// <summary>Changes of one entry's staffing looked at, at most; what comes after is listed when the time has come nearer.</summary>
    public const int ChangesMax = 500;

    /// <summary>The other departments that a department's entry is not staffed for at the moment, in order of the document.</summary>
    public static IReadOnlyList<DepartmentCode> Now(Organization organization, DepartmentCode department, EvaluationClock clock)
    {
        if (organization.Find(department) is null) return [];
        return [.. Others(organization, department).Where(other => organization.OnRota(department, other, clock) is null)];
    }

    /// <summary>Every hole that stands at an instant or begins within <see cref="AheadDays"/> from it.</summary>
    public static IReadOnlyList<RotaHole> Ahead(Organization organization, DateTimeOffset now) =>
    [
        .. from department in organization.Document.Departments.Select(d => new DepartmentCode(d.Code))
           from other in Others(organization, department)
           from hole in Of(organization, department, other, now)
           select hole,
    ];

    private static List<RotaHole> Of(Organization organization, DepartmentCode department, DepartmentCode other, DateTimeOffset now)
    {
        List<RotaHole> holes = [];
        var horizon = now.Plus(TimeSpan.FromDays(AheadDays));
        DateTimeOffset? begun = null;
        var instant = now;
        for (var change = 0; change < ChangesMax; change++)
        {
            var clock = new EvaluationClock(instant);
            var staffed = organization.OnRota(department, other, clock) is not null;
            if (!staffed) begun ??= instant;
            else if (begun is { } from)
            {
                holes.Add(new RotaHole(department, other, from, instant));
                begun = null;
            }

            if (clock.Until is not { } next || next > horizon) break;
            instant = next;
        }

        if (begun is { } open) holes.Add(new RotaHole(department, other, open, null));
        return holes;
    }

    private static IEnumerable<DepartmentCode> Others(Organization organization, DepartmentCode department) =>
        organization.Document.Departments.Where(d => d.Code != department.Value).Select(d => new DepartmentCode(d.Code));
}
