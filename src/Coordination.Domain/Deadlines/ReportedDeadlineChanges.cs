using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// What departments' systems report about deadlines of a rule: suspended, resumed, extended or met, under the id in the picture
/// (<c>hearing:BIF/7</c>). It applies to deadlines of one department. The due times of a conflict's answer and of a handover cannot
/// be changed by one department.
/// </summary>
internal sealed class ReportedDeadlineChanges
{
    private static readonly ReportedDeadlineChanges None = new([]);

    private readonly IReadOnlyList<ReportedItem> _items;

    private ReportedDeadlineChanges(IReadOnlyList<ReportedItem> items) => _items = items;

    /// <summary>All reports about deadlines that no department set.</summary>
    public static ReportedDeadlineChanges Of(RuleContext context) =>
        context.Derived(context.Citizen.Items, static context => Of(context.Citizen));

    private static ReportedDeadlineChanges Of(Citizen citizen)
    {
        List<ReportedItem>? items = null;
        foreach (var item in citizen.Items.Values)
            if (item.Kind == ItemKinds.Deadline && !item.IsKnown) (items ??= []).Add(item);
        return items is null ? None : new(items);
    }

    /// <summary>The deadline with the reports of its department's systems applied.</summary>
    public DeadlineFinding Applied(DeadlineFinding finding, DanishCalendar calendar)
    {
        foreach (var item in _items)
            if (IsAbout(item, finding))
            {
                var course = new Course(finding.Due, finding.ArmedAt) { BusinessDays = finding.InBusinessDays ? calendar : null }
                    .Apply(item.Events, finding.MetAt);
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

    /// <summary>Whether the reports belong to a deadline that a rule owes now or that was met. If not, they wait for one.</summary>
    public static bool HasDeadline(RuleContext context, ReportedItem item)
    {
        if (item.Kind != ItemKinds.Deadline) return false;
        return DeadlineIds.RuleOf(IdOf(item)) is { } name && DeadlineRules.Find(name) is { } rule
            && rule.Find(context).Any(finding => IsAbout(item, finding));
    }

    private static bool IsAbout(ReportedItem item, DeadlineFinding finding) =>
        finding.Department == item.Department && finding.AlertSubject.Kind == AlertSubjectKind.Deadline
        && IdOf(item) == finding.Id;

    private static DeadlineId IdOf(ReportedItem item) => new(item.LocalId);
}
