using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>On the 18th birthday the support of adult life is in place, for those whose need will last.</summary>
internal sealed class TransitionReady : IDeadlineRule
{
    public const string Name = "transition-ready";

    public string Kind => Name;

    public string About => ItemKinds.Citizen;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A citizen has had an intervention whose need is marked lasting since before the 18th birthday; due by the end of that day.",
        Owes = "Whoever is responsible for that intervention sees to it that adult support takes over.",
        Ends = "An intervention of adult support is active that lasts beyond the birthday, or the lasting intervention ends.",
        Reads =
        [
            new("length", "before the birthday"),
            new("lists.groups", "groups of interventions that are adult support", Naming.Group),
            new("numbers.age", "the birthday, in years"),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        if (context.Citizen.Person.BirthDate is null) yield break;
        var entry = context.Policy.Rule(Name);
        var birthday = context.Citizen.Person.Turns(entry.Whole("age"))!.Value;
        foreach (var intervention in context.Citizen.Interventions.Values)
            if (intervention is { Lasting: true, BeginsAt: not null } && intervention.StartsOn < birthday)
                yield return Duty
                    .By(entry.DueBefore(birthday, context.Policy.Days), intervention.Origin.Time, Name, intervention.Id, intervention.Department,
                        context.Citizen.Responsible(intervention), metAt: SupportSince(context, birthday, entry.List("groups")))
                    .Until(intervention.EndsAt, context.Clock);
    }

    /// <summary>Since when there is adult support that has not ended before the birthday.</summary>
    private static DateTimeOffset? SupportSince(RuleContext context, DateOnly birthday, IReadOnlyList<string> groups)
    {
        DateTimeOffset? first = null;
        foreach (var support in context.Citizen.Interventions.Values)
            if (groups.Contains(support.GroupBy(context.Policy)) && support.BeginsAt is { } begins
                && !(support.EndsAt <= LocalTime.StartOfDay(birthday)) && !(first <= begins) && context.Clock.Reached(begins))
                first = begins;
        return first;
    }
}
