using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Decisions;

/// <summary>What events have made of an item, as a value that compares by content: an event that leaves it equal had no effect.</summary>
internal static class ItemContent
{
    /// <summary>The value; null: the item is not known, or items of this kind have no state: each event about them has an effect.</summary>
    public static object? Of(Citizen citizen, string kind, ItemId id) => kind switch
    {
        ItemKinds.Citizen => citizen.Person,
        ItemKinds.Intervention => citizen.Interventions.TryGetValue(id, out var it) ? Of(it, citizen.Item(kind, id)!) : null,
        ItemKinds.Appointment => citizen.Appointments.TryGetValue(id, out var it) ? it with { Yields = null } : null,
        ItemKinds.Admission => citizen.Admissions.GetValueOrDefault(id),
        ItemKinds.Sanction => citizen.Sanctions.TryGetValue(id, out var it)
            ? (it with { OutcomeAt = it.Outcome == SanctionOutcome.Imposed ? it.OutcomeAt : null, LastNotifiedAt = null },
                SanctionAnswers.AnsweredAt(citizen, it))
            : null,
        ItemKinds.Deadline => citizen.DepartmentDeadlines.GetValueOrDefault(id),
        _ => citizen.Item(kind, id) is { IsKnown: true } item ? Of(item) : null,
    };

    /// <summary>Whether a known item is closed.</summary>
    public static bool IsClosed(Citizen citizen, ReportedItem item) => item.Kind switch
    {
        ItemKinds.Intervention => citizen.Interventions[item.Id].StatusOn(LocalTime.DayOf(item.Events[^1].Event.Time))
            == InterventionStatus.Ended,
        ItemKinds.Appointment => citizen.Appointments[item.Id].Outcome != AppointmentOutcome.Booked,
        ItemKinds.Admission => citizen.Admissions[item.Id].EndedAt is not null,
        ItemKinds.Sanction => citizen.Sanctions[item.Id].Outcome != SanctionOutcome.Notified,
        ItemKinds.Deadline => citizen.DepartmentDeadlines[item.Id].Course.MetAt is not null,
        ItemKinds.Requirement => Requirement.Of(item).Status != Requirement.Open,
        ItemKinds.Contact => Contact.Of(item).AnsweredAt is not null,
        ItemKinds.Goal => Goal.Of(item).IsClosed,
        ItemKinds.FamilyLink => FamilyLink.Of(item).IsEnded,
        ItemKinds.NetworkPerson => NetworkPerson.Of(item).IsEnded,
        _ => item.Events.Length > 1,
    };

    private static object? Of(ReportedItem item) => item.Kind switch
    {
        ItemKinds.Requirement => Requirement.Of(item),
        ItemKinds.Benefit => Benefit.Of(item),
        ItemKinds.Contact => Contact.Of(item),
        ItemKinds.Goal => Goal.Of(item),
        ItemKinds.FamilyLink => FamilyLink.Of(item),
        ItemKinds.NetworkPerson => NetworkPerson.Of(item),
        ItemKinds.Plan => (Plan.Of(item), item.Events.Count(static taken => taken.Event.Data is PlanFollowedUp)),
        ItemKinds.Concern => Of<ConcernReported, ConcernAssessed>(item) is var concern
            ? (concern, item.First<ConcernAcknowledged>(item.Opened<ConcernAssessed>())?.At,
                item.Last<ConcernAssessed>(item.Opened<ConcernAssessed>())?.Data)
            : null,
        ItemKinds.Hearing => Of<HearingOpened, HearingAnswered>(item),
        ItemKinds.Appeal => Of<AppealReceived, AppealReassessed>(item),
        ItemKinds.Number => KeyPair.Of(item).IsLinked,
        ItemKinds.TreatmentRequest => Of<TreatmentRequested, TreatmentWaived>(item),
        _ => null,
    };

    private static (DateTimeOffset OpenedAt, EventData? Said, DateTimeOffset? ClosedAt) Of<TOpening, TClosing>(ReportedItem item)
        where TOpening : EventData where TClosing : EventData
    {
        var opened = item.Opened<TClosing>();
        return (opened.At, item.Last<TOpening>()?.Data, item.First<TClosing>(opened)?.At);
    }

    private static object Of(Intervention it, ReportedItem item)
    {
        // The pauses as far as they make a difference: the status on every day on which it may change.
        DateOnly[] days = [it.StartsOn, .. it.Pauses.Select(static pause => pause.On), it.EndedOn ?? it.EndsOn?.PlusDays(1) ?? it.StartsOn];
        var course = string.Join(
            ' ', days.Distinct().Order().Select(day => string.Create(CultureInfo.InvariantCulture, $"{day:O} {it.StatusOn(day)}")));
        return (
            (it.Kind, it.Title, it.StartsOn, it.EndsOn, it.EndedOn, it.EndsAt),
            (it.WeeklyHours, it.StatedIntensity, it.Place, it.Lasting, it.LegalBasis, it.Holder, it.Cost, it.Payer),
            (it.Reported.Length, it.Offers.Length, it.Offers.Count(static offer => offer.LapsedAt is null)),
            (item.First<AftercareDecided>()?.At, Kept(item)), course);
    }

    /// <summary>Reported properties that no view shows yet.</summary>
    private static (string?, TextList?) Kept(ReportedItem item)
    {
        string? kle = null;
        TextList? goals = null;
        foreach (var taken in item.Events)
            switch (taken.Event.Data)
            {
                case InterventionOpened it: Merge(it, it.Kle, it.Goals); break;
                case InterventionChanged it: Merge(it, it.Kle, it.Goals); break;
            }

        return (kle, goals);

        void Merge(EventData it, string? newKle, TextList? newGoals) => (kle, goals) = (
            it.Merge(newKle, kle, nameof(InterventionChanged.Kle)), it.Merge(newGoals, goals, nameof(InterventionChanged.Goals)));
    }
}
