using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
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

    private readonly Dictionary<(DepartmentCode, DeadlineId), ReportedItem> _items;

    private ReportedDeadlineChanges(Dictionary<(DepartmentCode, DeadlineId), ReportedItem> items) => _items = items;

    /// <summary>All reports about deadlines that no department set.</summary>
    public static ReportedDeadlineChanges Of(RuleContext context) =>
        context.Derived(context.Citizen.Items, static context => Of(context.Citizen));

    private static ReportedDeadlineChanges Of(Citizen citizen)
    {
        Dictionary<(DepartmentCode, DeadlineId), ReportedItem>? items = null;
        foreach (var item in citizen.Items.Values)
            if (item.Kind == ItemKinds.Deadline && !item.IsKnown) (items ??= [])[(item.Department, IdOf(item))] = item;
        return items is null ? None : new(items);
    }

    /// <summary>The deadline with the reports of its department's systems applied.</summary>
    public DeadlineFinding Applied(DeadlineFinding finding, DanishCalendar calendar)
    {
        if (_items.Count == 0 || !IsOfOneDepartment(finding) || !_items.TryGetValue((finding.Department, finding.Id), out var item))
            return finding;
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

    /// <summary>
    /// The reports whose deadline a rule owes now, or whose deadline was met. The others wait for one. Each rule is asked once.
    /// </summary>
    public IReadOnlySet<ItemKey> WithDeadlines(RuleContext context)
    {
        HashSet<ItemKey> found = [];
        foreach (var name in _items.Keys.Select(static key => DeadlineIds.RuleOf(key.Item2)).Distinct())
            if (name is not null && DeadlineRules.Find(name) is { } rule)
                foreach (var finding in rule.Find(context))
                    if (IsOfOneDepartment(finding) && _items.TryGetValue((finding.Department, finding.Id), out var item))
                        found.Add(item.Key);
        return found;
    }

    private static bool IsOfOneDepartment(DeadlineFinding finding) => finding.AlertSubject.Kind == AlertSubjectKind.Deadline;

    private static DeadlineId IdOf(ReportedItem item) => new(item.LocalId);
}
