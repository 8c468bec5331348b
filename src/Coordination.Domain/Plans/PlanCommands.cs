using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Plans;

/// <summary>
/// The coordinator writes the plan with the citizen, and notes that the citizen agreed. Refusals have the order of <see cref="Refusal"/>.
/// </summary>
internal static class PlanCommands
{
    /// <summary>The maximum number of agreements of one citizen.</summary>
    public const int AgreementsMax = 500;

    /// <summary>The coordinator, or who answers for them, writes the plan anew. It is the next version.</summary>
    public static FactsOrRefusal Write(RuleContext context, WritePlan command, IssuedCommand issued)
    {
        if (PlanReading.Faults(command.Text) is { Count: > 0 } faults) return new Invalid(faults);
        if (context.Citizen.Coordinator is not { } role || !Coordinates(context, issued.By)) return MayNotWrite;
        var plan = PlanReading.Read(
            command.Text, (context.Citizen.WrittenPlan?.Version ?? 0) + 1, role.Holder with { Caseworker = issued.By }, context.Clock.Now);
        return FactsOrRefusal.Of(new PlanWritten(plan));
    }

    /// <summary>The coordinator, or who answers for them, notes that the citizen agreed to the newest version.</summary>
    public static FactsOrRefusal Agree(RuleContext context, AgreePlan command, CaseworkerId by)
    {
        var today = LocalTime.DayOf(context.Clock.Now);
        List<Events.Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.How)) faults.Add(new("/how", "How the citizen agreed is required."));
        if (command.On > today) faults.Add(new("/onDate", $"{command.On:yyyy-MM-dd} is to come, expected today or earlier."));
        if (faults.Count > 0) return new Invalid(faults);
        if (command.HidesPlan || context.Citizen.WrittenPlan is not { } plan) return NoPlan;
        if (!Coordinates(context, by)) return MayNotWrite;
        if (command.Version is { } version && version != plan.Version)
            return new StateConflict($"The plan has been written anew: its version is {plan.Version}, not {version}.");
        var agreements = context.Citizen.PlanAgreements;
        if (agreements is [.., { Plan.Version: var agreed }] && agreed == plan.Version)
            return new StateConflict($"The citizen has agreed to version {agreed}.");
        if (agreements.Length >= AgreementsMax) return new StateConflict($"At most {AgreementsMax} agreements are kept.");
        return FactsOrRefusal.Of(new PlanAgreementNoted(
            new PlanAgreement(agreements.Length + 1, plan, command.On ?? today, command.How!, by, context.Clock.Now)));
    }

    private static Forbidden MayNotWrite { get; } = new("The plan is written by the coordinator, or who answers for them.");

    private static NotFound NoPlan { get; } = new("No plan has been written.");

    /// <summary>Whether somebody is the coordinator, or answers for them.</summary>
    internal static bool Coordinates(RuleContext context, CaseworkerId by) =>
        context.Citizen.ResponsibleCoordinator == by || context.Citizen.Coordinator?.Holder.Caseworker == by;
}
