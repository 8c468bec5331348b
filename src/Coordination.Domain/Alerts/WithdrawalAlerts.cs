using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>Tells those who had been alerted of something that the event behind it was withdrawn.</summary>
internal static class WithdrawalAlerts
{
    /// <summary>The kind of these alerts.</summary>
    public const string Kind = "event-withdrawn";

    public static void Gather(AlertTargets targets)
    {
        var context = targets.RuleContext;
        foreach (var withdrawn in context.Citizen.Withdrawn.Values)
        {
            if (withdrawn.Told.IsEmpty || !context.Citizen.SetAside.ContainsKey(withdrawn.Key)) continue;
            if (context.Clock.Reached(LocalTime.AddDays(withdrawn.At, context.Policy.Information.KeptDays))) continue;
            var target = new AlertTarget(
                AlertSubject.Withdrawn(withdrawn.Key), Kind, withdrawn.About.Value,
                new DepartmentCode(DepartmentEvent.DepartmentOf(withdrawn.Source)), Severity.Info, AlertStage.Of("withdrawn"), null);
            foreach (var receiver in withdrawn.Told) targets.Add(target, receiver);
        }
    }

    /// <summary>
    /// Journals which events count no longer, and which count again. Those are told whose alerts are taken back with it.
    /// </summary>
    /// <param name="facts">What the reconciliation of alerts has found.</param>
    public static void Note(RuleContext context, List<Fact> facts)
    {
        var citizen = context.Citizen;
        if (citizen.SetAside.IsEmpty && citizen.Withdrawn.IsEmpty) return;
        List<Fact> notes = [];
        foreach (var (key, aside) in citizen.SetAside)
            if (!citizen.Withdrawn.ContainsKey(key) && aside.Events[0] is var taken)
                notes.Add(new EventSetAside(new WithdrawnEvent(
                    key, taken.Event.Source, taken.Event.Id, taken.Event.Type, ReportedItem.Of(taken.Event).Id, context.Clock.Now,
                    Told(context, facts, taken))));
        foreach (var (key, withdrawn) in citizen.Withdrawn)
            if (!citizen.SetAside.ContainsKey(key)) notes.Add(new EventRestored(key, withdrawn.Type));
        facts.AddRange(notes);
    }

    /// <summary>
    /// Those whose alerts are taken back, and who is responsible again because somebody else was named by mistake. A withdrawal that is
    /// withdrawn is no news: what it took back is told again by itself.
    /// </summary>
    private static ImmutableArray<Addressee> Told(RuleContext context, List<Fact> facts, TakenEvent taken)
    {
        if (taken.Event.Data is EventWithdrawn) return [];
        var key = EventKey.For(taken.Event);
        var told = facts.OfType<AlertChanged>()
            .Where(changed => changed.Step == AlertStep.TakenBack && IsNews(changed.Alert.Subject, key))
            .Select(static changed => changed.Alert.Receiver);
        if (taken.Event.Data is CaseworkerAssigned
            && context.Citizen.Interventions.TryGetValue(ReportedItem.Of(taken.Event).Id, out var intervention))
            told = told.Append(Addressee.Of(context.Citizen.Responsible(intervention)));
        return [.. told.Distinct().Order()];
    }

    /// <summary>That another event has waited, or was withdrawn, is no news of this one.</summary>
    private static bool IsNews(AlertSubject subject, EventKey key) =>
        subject.Kind is not (AlertSubjectKind.Parked or AlertSubjectKind.Withdrawn) || subject.Id == key.Value;
}
