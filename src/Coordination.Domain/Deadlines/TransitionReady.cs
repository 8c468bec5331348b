using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>The support of adult life is in place when a citizen with a lasting need comes of age.</summary>
internal sealed class TransitionReady : DeadlineRule<Intervention>
{
    public const string Name = "transition-ready";

    public override string Kind => Name;

    public override string About => ItemKinds.Citizen;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A citizen has had an intervention whose need is marked lasting since before the birthday at {numbers.age}; due "
            + "{length} before that day, by its end.",
        Owes = "Whoever is responsible for that intervention sees to it that adult support takes over.",
        Ends = "An intervention of adult support is active that lasts beyond the birthday, or the lasting intervention ends.",
        Reads =
        [
            PolicyValue.Length("before the birthday"),
            PolicyValue.List("groups", "groups of interventions that are adult support", PolicyWordKind.Group),
            PolicyValue.Number("age", "the birthday, in years"),
        ],
    };

    protected override IEnumerable<Intervention> HoldsWhile(RuleContext context)
    {
        if (Birthday(context) is not { } birthday) yield break;
        foreach (var intervention in context.Citizen.Interventions.Values)
            if (intervention is { Lasting: true, BeginsAt: not null } && intervention.StartsOn < birthday) yield return intervention;
    }

    protected override OwedAction Owes(RuleContext context, Intervention intervention)
    {
        var due = context.Policy.Rule(Name).DueBefore(Birthday(context)!.Value, context.Policy.Days);
        return By(due, intervention, context.Citizen.Responsible(intervention));
    }

    protected override ActionProgress Ends(RuleContext context, Intervention intervention) => ActionProgress
        .Met(SupportSince(context, LocalTime.StartOfDay(Birthday(context)!.Value)))
        .NeededUntil(intervention.EndsAt, context.Clock);

    private DateOnly? Birthday(RuleContext context) => Birthday(context, "age");

    /// <summary>The instant from which there has been adult support that does not end before the birthday; null: none.</summary>
    private static DateTimeOffset? SupportSince(RuleContext context, DateTimeOffset birthday)
    {
        var groups = context.Policy.Rule(Name).List("groups");
        DateTimeOffset? first = null;
        foreach (var support in context.Citizen.Interventions.Values)
            if (groups.Contains(support.GroupBy(context.Policy)) && support.BeginsAt is { } begins && !(support.EndsAt <= birthday)
                && !(first <= begins) && context.Clock.Reached(begins))
                first = begins;
        return first;
    }
}
