using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Decisions;

/// <summary>Decides what follows from a department event.</summary>
public static class DecideEvent
{
    /// <summary>
    /// Applies an event and decides what follows. The event must not be a repeat (<see cref="Citizen.IsRecent"/>). Applying it never
    /// fails: it was checked when it was received, and it reports what has happened.
    /// </summary>
    public static Decision Decide(this Citizen citizen, DepartmentEvent reported, DecisionContext context)
    {
        var fact = new EventTaken(new TakenEvent(reported, AssigneeOf(reported, context)));
        var taken = new Entry(fact, context.Now, reported.Source, reported.Id, PolicyVersion: null);
        var decision = citizen.Evolve(taken).Reconcile(context, reported.Id);
        return decision with { Entries = decision.Entries.Insert(0, taken) };
    }

    private static Assignee? AssigneeOf(DepartmentEvent reported, DecisionContext context)
    {
        var named = reported.Data switch
        {
            InterventionOpened opened => opened.Caseworker,
            InterventionChanged changed => changed.Caseworker,
            CaseworkerAssigned assigned => assigned.Caseworker,
            _ => null,
        };
        if (named is null) return null;
        var caseworker = new CaseworkerId(named);
        return new Assignee(
            context.Organization.DepartmentOf(caseworker, new DepartmentCode(reported.Department)),
            context.Organization.UnitOf(caseworker));
    }
}
