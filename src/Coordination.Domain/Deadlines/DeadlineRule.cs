using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// A deadline rule in three parts, in the order in which each rule states them: when it holds, who owes what by when, and what ends
/// it.
/// </summary>
/// <typeparam name="TCase">What one deadline of this kind is about.</typeparam>
internal abstract class DeadlineRule<TCase> : IDeadlineRule
{
    public abstract string Kind { get; }

    public virtual string? About => null;

    public abstract RuleStatement Statement { get; }

    /// <summary>Holds while: every case in which something is owed or was done.</summary>
    protected abstract IEnumerable<TCase> HoldsWhile(RuleContext context);

    /// <summary>Owes: who must act, and by when.</summary>
    protected abstract OwedAction Owes(RuleContext context, TCase found);

    /// <summary>Ends: when a deadline that is found was met or ceased to be needed.</summary>
    protected virtual ActionProgress Ends(RuleContext context, TCase found) => default;

    /// <summary>Ends: how a journaled deadline ended that the rule no longer finds. By default it is no longer needed.</summary>
    public virtual DeadlineEnd Ends(RuleContext context, Deadline gone) => new(DeadlineStatus.Cleared, context.Clock.Now);

    public void Find(RuleContext context, List<DeadlineFinding> findings)
    {
        foreach (var found in HoldsWhile(context))
        {
            var progress = Ends(context, found);
            var isOver = progress.IsOver || context.Citizen.Death is not null;
            findings.Add(Finding(context, Owes(isOver ? context.OfWhatIsOver : context, found), progress));
        }
    }

    /// <summary>An action on an item within the rule's length from an instant.</summary>
    protected OwedAction Within(RuleContext context, DateTimeOffset from, ReportedItem item, CaseworkerId by) =>
        Within(context, from, item.Id, item.Department, by);

    /// <inheritdoc cref="Within(RuleContext, DateTimeOffset, ReportedItem, CaseworkerId)"/>
    protected OwedAction Within(RuleContext context, DateTimeOffset from, Intervention item, CaseworkerId by) =>
        Within(context, from, item.Id, item.Department, by);

    /// <inheritdoc cref="Within(RuleContext, DateTimeOffset, ReportedItem, CaseworkerId)"/>
    protected OwedAction Within(RuleContext context, DateTimeOffset from, ItemId item, DepartmentCode department, CaseworkerId by)
    {
        var rule = context.Policy.Rule(Kind);
        return new OwedAction
        {
            About = item.Value,
            Department = department,
            By = by,
            Due = rule.DueFrom(from, context.Policy.Days),
            ArmedAt = from,
            InHours = rule.Length!.Value.Unit == LengthUnit.Hours,
            InBusinessDays = rule.Length.Value.Unit == LengthUnit.BusinessDays,
        };
    }

    /// <summary>An action on an intervention by a date. The date is known from the instant the intervention is.</summary>
    protected static OwedAction By(Due due, Intervention item, CaseworkerId by) => new()
    {
        About = item.Id.Value,
        Department = item.Department,
        By = by,
        Due = due,
        ArmedAt = item.Origin.Time,
    };

    /// <summary>
    /// The citizen's birthday at an age that the rule's policy gives in years; null: the date of birth is not known. Who was born
    /// on 29 February has it on the 28th in years without one.
    /// </summary>
    /// <param name="age">The name of the number.</param>
    protected DateOnly? Birthday(RuleContext context, string age) =>
        context.Citizen.Person.BirthDate is { } born ? born.PlusMonths(context.Policy.Rule(Kind).Whole(age) * 12) : null;

    private DeadlineFinding Finding(RuleContext context, in OwedAction owed, in ActionProgress progress)
    {
        var id = owed.Id ?? DeadlineIds.Of(context.Citizen, Kind, owed.About);
        return new DeadlineFinding
        {
            Id = id,
            Kind = Kind,
            Title = owed.Title,
            About = owed.About,
            AlertSubject = owed.AlertSubject ?? AlertSubject.For(id),
            Department = owed.Department,
            Due = owed.Due,
            ArmedAt = owed.ArmedAt,
            InHours = owed.InHours,
            InBusinessDays = owed.InBusinessDays,
            Responsible = owed.By,
            SuspendedAt = progress.SuspendedAt,
            MetAt = progress.MetAt,
            ClearedAt = progress.ClearedAt,
        };
    }
}
