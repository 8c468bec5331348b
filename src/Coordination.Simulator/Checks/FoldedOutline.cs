using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Simulator.Ledgers;

namespace Coordination.Simulator.Checks;

/// <summary>Folds the events that were sent in one thread, with the rules of the domain.</summary>
internal static class FoldedOutline
{
    /// <summary>A kind of conflict that depends on who has left. No event tells who has.</summary>
    public const string DependsOnDepartures = "orphaned";

    /// <summary>The citizen at an instant after these events. Repeats count once.</summary>
    public static Citizen Fold(string key, IEnumerable<LedgerLine> lines, DecisionContext context)
    {
        var citizen = Citizen.New(new CitizenKey(key));
        foreach (var line in lines)
        {
            var reported = line.ToEvent();
            if (!citizen.IsRecent(reported)) citizen = citizen.Decide(reported, context).Citizen;
        }

        return citizen;
    }

    /// <summary>The part of a folded citizen that does not depend on the order of events.</summary>
    public static Outline Of(Citizen citizen)
    {
        var outline = new Outline();
        outline.Set("name", citizen.Person.Name);
        outline.Set("sharedBy", string.Join(' ', citizen.Interventions.Values
            .Where(i => i.Status == InterventionStatus.Active).Select(i => i.Department.Value).Distinct().Order(StringComparer.Ordinal)));
        outline.Set("parked", string.Join(' ', citizen.Parked.Values.Select(p => p.EventId).Order(StringComparer.Ordinal)));
        Interventions(citizen, outline);
        Appointments(citizen, outline);
        Sanctions(citizen, outline);
        OtherItems(citizen, outline);
        Conflicts(citizen, outline);
        foreach (var handover in citizen.Handovers.Values)
            if (handover is { BySystem: true, Status: HandoverStatus.Accepted })
                outline.Set(ShownOutline.HandoverName(handover.What.Id?.Value, handover.Id.Value), ShownOutline.HandoverLine(
                    handover.From.Caseworker.Value, handover.Taker?.Caseworker.Value, handover.AnsweredAt));
        return outline;
    }

    private static void Interventions(Citizen citizen, Outline outline)
    {
        foreach (var it in citizen.Interventions.Values)
        {
            var name = $"interventions[{it.Id}].";
            outline.Set(name + "kind", it.Kind);
            outline.Set(name + "status", Outline.Word(it.Status));
            outline.Set(name + "caseworker", it.Holder.Caseworker.Value);
            outline.Set(name + "startsOn", it.StartsOn);
            outline.Set(name + "endsOn", it.EndedOn ?? it.EndsOn);
        }
    }

    private static void Appointments(Citizen citizen, Outline outline)
    {
        foreach (var it in citizen.Appointments.Values)
        {
            var name = $"appointments[{it.Id}].";
            outline.Set(name + "startsAt", it.StartsAt);
            outline.Set(name + "endsAt", it.EndsAt);
            outline.Set(name + "status", (it.Outcome, it.Yields) switch
            {
                (AppointmentOutcome.Booked, not null) => "yielding",
                (AppointmentOutcome.Missed, not null) => "excused",
                _ => Outline.Word(it.Outcome),
            });
        }
    }

    private static void Sanctions(Citizen citizen, Outline outline)
    {
        foreach (var it in citizen.Sanctions.Values)
        {
            var isHeld = it.Outcome == SanctionOutcome.Notified && citizen.Conflicts.Values.Any(c =>
                c is { Kind: "sanction-hold", Status: ConflictStatus.Open } && c.Parties.Any(p => p.Id == it.Id));
            outline.Set($"sanctions[{it.Id}].status", isHeld ? "held" : Outline.Word(it.Outcome));
        }
    }

    private static void OtherItems(Citizen citizen, Outline outline)
    {
        foreach (var it in citizen.Admissions.Values)
        {
            outline.Set($"admissions[{it.Id}].startedAt", it.StartedAt);
            outline.Set($"admissions[{it.Id}].endedAt", it.EndedAt);
        }

        foreach (var thing in citizen.Known(ItemKinds.Requirement))
        {
            var isAnswered = Requirement.Of(thing).Status == Requirement.Open && citizen.Conflicts.Values.Any(c =>
                c is { Kind: "repeated-demand", Status: ConflictStatus.Settled, Settlement.Outcome: SettlementOutcome.AnsweredBy }
                    && c.Settlement.GivesWay == thing.Id);
            outline.Set($"requirements[{thing.Id}].status", isAnswered ? "answered-by" : Requirement.Of(thing).Status);
        }

        foreach (var thing in citizen.Known(ItemKinds.Benefit))
            outline.Set($"benefits[{thing.Id}].status", Benefit.Of(thing).Status);
        foreach (var it in citizen.Deadlines.Values)
        {
            if (it.Kind != ShownOutline.OwnDeadline) continue;
            outline.Set($"deadlines[{it.Id}].dueAt", it.Due.At);
            outline.Set($"deadlines[{it.Id}].metAt", it.MetAt);
            outline.Set($"deadlines[{it.Id}].status", Outline.Word(it.Status));
        }
    }

    private static void Conflicts(Citizen citizen, Outline outline)
    {
        foreach (var it in citizen.Conflicts.Values)
            if (it.Status != ConflictStatus.Dissolved && it.Kind != DependsOnDepartures)
            {
                var outcome = it.Settlement is { } settled ? Vocabulary.WordFor(settled.Outcome) : null;
                outline.Set(
                    $"conflicts[{it.Kind} {it.Id}]", $"{Outline.Word(it.Status)} {outcome} {it.Settlement?.GivesWay}".TrimEnd());
            }
    }
}
