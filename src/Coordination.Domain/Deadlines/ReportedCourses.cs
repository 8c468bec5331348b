using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// What departments' systems report about deadlines that a rule owes: suspended, resumed, extended, met, under the id the
/// picture shows (<c>hearing:BIF/7</c>). Heard for a department's own deadlines, those that are a matter of their own; the
/// dates of a conflict's answer and of a handover are not one department's to move.
/// </summary>
internal sealed class ReportedCourses
{
    private static readonly ReportedCourses None = new([]);

    private readonly IReadOnlyList<Thing> _things;

    private ReportedCourses(IReadOnlyList<Thing> things) => _things = things;

    /// <summary>All that is reported of deadlines no department set.</summary>
    public static ReportedCourses Of(Citizen citizen)
    {
        List<Thing>? things = null;
        foreach (var thing in citizen.Things.Values)
            if (thing.Kind == Things.Deadline && !thing.IsKnown) (things ??= []).Add(thing);
        return things is null ? None : new(things);
    }

    /// <summary>The deadline with what its department's systems report of it.</summary>
    public DeadlineFinding Applied(DeadlineFinding finding)
    {
        foreach (var thing in _things)
            if (IsAbout(thing, finding))
            {
                var course = new Course(finding.Due, finding.ArmedAt).After(thing.Events, finding.MetAt);
                return finding with
                {
                    Due = course.Due,
                    ArmedAt = course.ArmedAt,
                    InHours = finding.InHours && !course.Due.EndOfDay,
                    SuspendedAt = course.SuspendedAt,
                    MetAt = course.MetAt,
                };
            }

        return finding;
    }

    /// <summary>Whether what is reported belongs to a deadline that a rule owes now or that was met; else it waits for one.</summary>
    public static bool HasDeadline(Scene scene, Thing thing)
    {
        if (thing.Kind != Things.Deadline) return false;
        var id = WithoutDepartment(thing);
        var end = id.IndexOf(':', StringComparison.Ordinal);
        return end > 0 && DeadlineRules.Find(id[..end]) is { } rule && rule.Find(scene).Any(finding => IsAbout(thing, finding));
    }

    private static bool IsAbout(Thing thing, DeadlineFinding finding) =>
        finding.Department == thing.Department && Matters.IsDeadline(finding.Matter) && WithoutDepartment(thing) == finding.Id.Value;

    private static string WithoutDepartment(Thing thing) => thing.Id.Value[(thing.Department.Value.Length + 1)..];
}
