using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Decisions;

/// <summary>Decides what follows from department events.</summary>
public static class DecideEvent
{
    /// <summary>Applies one event; see the other overload.</summary>
    public static Decision Decide(this Citizen citizen, DepartmentEvent reported, DecisionContext context) =>
        citizen.Decide([reported], context);

    /// <summary>
    /// Applies events that arrived together, and decides what follows from all of them. No event may be a repeat
    /// (<see cref="Citizen.IsRecent"/>). Applying them never fails: they were checked when they were received, and they report what
    /// has happened. The first entries of the decision are those of the events, one each; the cause of what follows is the last event.
    /// </summary>
    /// <param name="under">The key each came under, in the same order; null: all came under the citizen's own.</param>
    /// <param name="accepted">When each was acknowledged, in the same order; null: now.</param>
    public static Decision Decide(
        this Citizen citizen, IReadOnlyList<DepartmentEvent> events, DecisionContext context, IReadOnlyList<CitizenKey>? under = null,
        IReadOnlyList<DateTimeOffset?>? accepted = null)
    {
        var taken = ImmutableArray.CreateBuilder<Entry>(events.Count);
        var effects = ImmutableArray.CreateBuilder<EventEffect>(events.Count);
        for (var index = 0; index < events.Count; index++)
        {
            var reported = events[index];
            var received = new TakenEvent(reported, AssigneeOf(reported, context)) { UnknownNames = UnknownIn(reported, context) };
            var fact = new EventTaken(under is null ? received : received.At(citizen.Key, [under[index]]))
            {
                AcceptedAt = accepted?[index] is { } at && at < context.Now ? at : null,
            };
            taken.Add(new Entry(fact, context.Now, reported.Source, reported.Id, PolicyVersion: null));
            var before = citizen;
            citizen = citizen.Evolve(taken[^1]);
            effects.Add(EventEffect.Of(before, citizen, reported));
        }

        var decision = citizen.Reconcile(context, events[^1].Id);
        taken.AddRange(decision.Entries);
        return decision with { Entries = taken.DrainToImmutable(), Effects = effects.DrainToImmutable() };
    }

    private static TextList? UnknownIn(DepartmentEvent reported, DecisionContext context)
    {
        List<string>? unknown = null;
        foreach (var (named, _) in NamedInEvent.In(reported))
            if (!context.Organization.Knows(named) && unknown?.Contains(named.Text) is not true) (unknown ??= []).Add(named.Text);
        return unknown is null ? null : [.. unknown];
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
        var (caseworker, sending) = (new CaseworkerId(named), new DepartmentCode(reported.Department));
        return new Assignee(context.Organization.DepartmentOf(caseworker, sending), context.Organization.UnitOf(caseworker, sending));
    }
}
