using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Plans;

/// <summary>
/// The coordinator gives somebody of the network a link to the step that they do, and withdraws it. Refusals have the order of
/// <see cref="Refusal"/>.
/// </summary>
internal static class StepLinkCommands
{
    /// <summary>The coordinator, or who answers for them, makes a link to a step of the plan that was written last.</summary>
    public static FactsOrRefusal Make(RuleContext context, MakeStepLink command, IssuedCommand issued)
    {
        if (Faults(context, command) is { Count: > 0 } faults) return new Invalid(faults);
        if (command.HidesPlan || context.Citizen.WrittenPlan is not { } plan || command.Step > plan.Steps.Length) return NoSuchStep;
        if (StepLinks.PersonOf(context.Citizen, command.Person!.Value) is not { } person) return NoSuchPerson;
        if (context.Citizen.Coordinator is not { } role || !PlanCommands.Coordinates(context, issued.By)) return MayNotLink;
        if (command.Version is { } version && version != plan.Version)
            return new StateConflict($"The plan has been written anew: its version is {plan.Version}, not {version}.");
        if (!StepLinks.MayBeTold(person)) return new StateConflict($"{person.Id} may not be told of the plan.");
        var step = plan.Steps[command.Step!.Value - 1];
        var until = command.Until ?? EndOf(context, step);
        return FactsOrRefusal.Of(
            new StepLinkMade(new StepLink(
                StepLink.IdOf(issued.Id), step.What, step.Who, person.Id, LocalTime.StartOfDay(until.PlusDays(1)),
                role.Holder with { Caseworker = issued.By }, context.Clock.Now)),
            StepLink.IdOf(issued.Id).Value);
    }

    /// <summary>The coordinator, or who answers for them, withdraws a link.</summary>
    public static FactsOrRefusal Withdraw(RuleContext context, WithdrawStepLink command, CaseworkerId by)
    {
        if (!context.Citizen.StepLinks.TryGetValue(command.Link, out var link)) return NoSuchLink;
        return PlanCommands.Coordinates(context, by) ? FactsOrRefusal.Of(new StepLinkWithdrawn(link), link.Id.Value) : MayNotLink;
    }

    private static List<Fault> Faults(RuleContext context, MakeStepLink command)
    {
        List<Fault> faults = [];
        if (command.Step is null) faults.Add(new("/step", "The number of a step is required."));
        else if (command.Step < 1) faults.Add(new("/step", $"{command.Step}, expected 1 or more."));
        if (command.Person is null) faults.Add(new("/person", "The id of somebody of the network is required."));
        var (today, last) = (LocalTime.DayOf(context.Clock.Now), LastDay(context));
        if (command.Until is { } until && (until < today || until > last))
            faults.Add(new("/until", $"{until:yyyy-MM-dd}, expected {today:yyyy-MM-dd} to {last:yyyy-MM-dd}."));
        return faults;
    }

    /// <summary>The last day of a link for which none was named.</summary>
    private static DateOnly EndOf(RuleContext context, PlanStep step)
    {
        var (lengths, today) = (context.Policy.StepLinks, LocalTime.DayOf(context.Clock.Now));
        var day = step.DueOn is { } due && due >= today
            ? lengths.AfterStep.DayAfter(due, context.Policy.Days)
            : lengths.WithoutDay.DayAfter(today, context.Policy.Days);
        return day < LastDay(context) ? day : LastDay(context);
    }

    private static DateOnly LastDay(RuleContext context) =>
        context.Policy.StepLinks.Longest.DayAfter(LocalTime.DayOf(context.Clock.Now), context.Policy.Days);

    private static Forbidden MayNotLink { get; } =
        new("Links to steps of the plan are made and withdrawn by the coordinator, or who answers for them.");

    private static NotFound NoSuchStep { get; } = new("The plan has no such step.");

    private static NotFound NoSuchPerson { get; } = new("There is no such person of the network.");

    private static NotFound NoSuchLink { get; } = new("There is no such link.");
}
