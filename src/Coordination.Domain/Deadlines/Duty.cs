using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// The shape of most deadlines: somebody must act on a thing by a date, until an event meets it. Each is a matter of its
/// own, named after its rule and the thing: <c>hearing:BIF/7</c>.
/// </summary>
internal static class Duty
{
    /// <summary>One that runs from an instant for the rule's length.</summary>
    public static DeadlineFinding From(
        DateTimeOffset from, RuleContext context, string rule, ItemId about, DepartmentCode department, CaseworkerId responsible, DateTimeOffset? metAt)
    {
        var entry = context.Policy.Rule(rule);
        var inHours = entry.Length!.Value.Unit == LengthUnit.Hours;
        return By(entry.DueFrom(from, context.Policy.Days), armedAt: from, rule, about, department, responsible, metAt, inHours);
    }

    /// <summary>One whose date is known.</summary>
    public static DeadlineFinding By(
        Due due, DateTimeOffset armedAt, string rule, ItemId about, DepartmentCode department, CaseworkerId responsible, DateTimeOffset? metAt,
        bool inHours = false) =>
        new()
        {
            Id = new DeadlineId(string.Concat(rule, ":", about.Value)),
            Kind = rule,
            About = about.Value,
            Department = department,
            Due = due,
            ArmedAt = armedAt,
            InHours = inHours,
            Responsible = responsible,
            MetAt = metAt,
        };

    /// <summary>The same, needed no longer from an instant on, should it not be met; of several instants the first counts.</summary>
    public static DeadlineFinding Until(this DeadlineFinding finding, DateTimeOffset? end, EvaluationClock clock) =>
        finding.MetAt is null && end is { } at && clock.Reached(at) && !(finding.ClearedAt <= at) ? finding with { ClearedAt = at } : finding;
}
