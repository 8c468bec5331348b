using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
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
    /// <param name="names">The spelling that the service shows.</param>
    public static Outline Of(Citizen citizen, Spelling names)
    {
        var outline = new Outline();
        outline.Set("name", citizen.Person.Name);
        outline.Set("sharedBy", string.Join(' ', citizen.Interventions.Values
            .Where(i => i.Status == InterventionStatus.Active).Select(i => names.Department(i.Department.Value))
            .Distinct().Order(StringComparer.Ordinal)));
        outline.Set("parked", string.Join(' ', citizen.Parked.Values.Select(p => p.EventId).Order(StringComparer.Ordinal)));
        Interventions(citizen, names, outline);
        Appointments(citizen, names, outline);
        Sanctions(citizen, names, outline);
        OtherItems(citizen, names, outline);
        Conflicts(citizen, names, outline);
        foreach (var handover in citizen.Handovers.Values)
            if (handover is { BySystem: true, Status: HandoverStatus.Accepted })
                outline.Set(
                    ShownOutline.HandoverName(names.ItemOrNull(handover.What.Id?.Value), handover.Id.Value),
                    ShownOutline.HandoverLine(
                        names.Person(handover.From.Caseworker.Value), names.PersonOrNull(handover.Taker?.Caseworker.Value),
                        handover.AnsweredAt));
        return outline;
    }

    private static void Interventions(Citizen citizen, Spelling names, Outline outline)
    {
        foreach (var it in citizen.Interventions.Values)
        {
            var name = $"interventions[{names.Item(it.Id.Value)}].";
            outline.Set(name + "kind", it.Kind);
            outline.Set(name + "status", Outline.Word(it.Status));
            outline.Set(name + "caseworker", names.Person(it.Holder.Caseworker.Value));
            outline.Set(name + "startsOn", it.StartsOn);
            outline.Set(name + "endsOn", it.EndedOn ?? it.EndsOn);
        }
    }

    private static void Appointments(Citizen citizen, Spelling names, Outline outline)
    {
        foreach (var it in citizen.Appointments.Values)
        {
            var name = $"appointments[{names.Item(it.Id.Value)}].";
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

    private static void Sanctions(Citizen citizen, Spelling names, Outline outline)
    {
        foreach (var it in citizen.Sanctions.Values)
        {
            var isHeld = it.Outcome == SanctionOutcome.Notified && citizen.Conflicts.Values.Any(c =>
                c is { Kind: "sanction-hold", Status: ConflictStatus.Open } && c.Parties.Any(p => p.Id == it.Id));
            outline.Set($"sanctions[{names.Item(it.Id.Value)}].status", isHeld ? "held" : Outline.Word(it.Outcome));
        }
    }

    private static void OtherItems(Citizen citizen, Spelling names, Outline outline)
    {
        foreach (var it in citizen.Admissions.Values)
        {
            outline.Set($"admissions[{names.Item(it.Id.Value)}].startedAt", it.StartedAt);
            outline.Set($"admissions[{names.Item(it.Id.Value)}].endedAt", it.EndedAt);
        }

        foreach (var thing in citizen.Known(ItemKinds.Requirement))
        {
            var isAnswered = Requirement.Of(thing).Status == Requirement.Open && citizen.Conflicts.Values.Any(c =>
                c is { Kind: "repeated-demand", Status: ConflictStatus.Settled, Settlement.Outcome: SettlementOutcome.AnsweredBy }
                    && c.Settlement.GivesWay == thing.Id);
            outline.Set($"requirements[{names.Item(thing.Id.Value)}].status", isAnswered ? "answered-by" : Requirement.Of(thing).Status);
        }

        foreach (var thing in citizen.Known(ItemKinds.Benefit))
            outline.Set($"benefits[{names.Item(thing.Id.Value)}].status", Benefit.Of(thing).Status);
        foreach (var it in citizen.Deadlines.Values)
        {
            // Whether one that is no longer needed was ever set depends on the order of events.
            if (it.Kind != ShownOutline.OwnDeadline || it.ClearedAt is not null) continue;
            outline.Set($"deadlines[{names.Item(it.Id.Value)}].dueAt", it.Due.At);
            outline.Set($"deadlines[{names.Item(it.Id.Value)}].metAt", it.MetAt);
            outline.Set($"deadlines[{names.Item(it.Id.Value)}].status", Outline.Word(it.Status));
        }
    }

    private static void Conflicts(Citizen citizen, Spelling names, Outline outline)
    {
        foreach (var it in citizen.Conflicts.Values)
            if (it.Status != ConflictStatus.Dissolved && it.Kind != DependsOnDepartures)
            {
                var outcome = it.Settlement is { } settled ? Vocabulary.WordFor(settled.Outcome) : null;
                var givesWay = names.ItemOrNull(it.Settlement?.GivesWay?.Value);
                outline.Set(
                    ShownOutline.ConflictName(it.Kind, it.Parties.Select(party => names.Item(party.Id.Value))),
                    $"{Outline.Word(it.Status)} {outcome} {givesWay}".TrimEnd());
            }
    }
}
