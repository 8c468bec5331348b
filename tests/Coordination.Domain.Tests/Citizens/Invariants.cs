using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>What holds of every citizen, always.</summary>
internal static class Invariants
{
    public static void Hold(CitizenScenario place)
    {
        FoldingFromScratchGivesTheSame(place);
        AlertsAreOfWhatIsNotOver(place.Citizen);
        OneOpenOfferPerResponsibility(place.Citizen);
    }

    private static void FoldingFromScratchGivesTheSame(CitizenScenario place)
    {
        var citizen = Citizen.New(place.Citizen.Key);
        foreach (var (i, entry) in place.Journal.Index())
        {
            citizen = citizen.Evolve(entry with { Fact = FactJson.Read(FactJson.KindOf(entry.Fact), FactJson.Write(entry.Fact)) });
            foreach (var intervention in citizen.Interventions.Values)
                Assert.False(string.IsNullOrEmpty(citizen.Responsible(intervention).Value), $"Nobody answers for {intervention.Id}.");
            // What one decision journaled is appended together: nobody ever sees a part of it.
            if (place.Journal.ElementAtOrDefault(i + 1) is { } next && next.Cause == entry.Cause && next.At == entry.At) continue;
            EveryOpenContactHasOneOwner(citizen);
        }

        Assert.Equal(Structure.Of(place.Citizen), Structure.Of(citizen));
        Assert.Equal(Structure.Of(place.Citizen), Structure.Of(CitizenJson.Read(CitizenJson.Write(place.Citizen))));
    }

    /// <summary>Owned and answered for by one each, who owes the answer; whatever was accepted last is theirs who accepted it.</summary>
    private static void EveryOpenContactHasOneOwner(Citizen citizen)
    {
        foreach (var contact in citizen.OpenContacts())
        {
            var owner = citizen.OwnerOf(contact);
            Assert.False(
                owner is null || string.IsNullOrEmpty(owner.Holder.Value) || string.IsNullOrEmpty(owner.Person.Value),
                $"Nobody owns {contact}.");
            Assert.Equal(owner.Person, citizen.Deadlines[new DeadlineId($"contact-answer:{contact.Id}")].Responsible);
            var taken = citizen.Handovers.Values.Where(h => h.Status == HandoverStatus.Accepted && h.What == Responsibility.For(contact))
                .MaxBy(h => h.AnsweredAt);
            if (taken is not null) Assert.Equal(taken.Taker!.Caseworker, owner.Holder);
            foreach (
                var open in citizen.Handovers.Values.Where(
                    h => h.Status == HandoverStatus.Offered && h.What == Responsibility.For(contact)))
                Assert.Equal(owner.Holder, open.From.Caseworker);
        }
    }

    private static void AlertsAreOfWhatIsNotOver(Citizen citizen)
    {
        Assert.Distinct(citizen.Alerts.Values.Select(a => (a.Subject, a.Receiver)));
        foreach (var alert in citizen.Alerts.Values)
        {
            Assert.Equal(Alert.IdOf(citizen.Key, alert.Subject, alert.Receiver, OpaqueIds.OfNoKey), alert.Id);
            Assert.False(
                string.IsNullOrEmpty(alert.Receiver.Value) || alert.Receiver.Operations?.Value is ""
                || string.IsNullOrEmpty(alert.Department.Value),
                $"{alert}");
            var id = alert.Subject.Id;
            Assert.True(alert.Subject.Kind switch
            {
                AlertSubjectKind.Conflict => citizen.Conflicts[new ConflictId(id)] is { Status: ConflictStatus.Open }
                    or { Status: ConflictStatus.Settled, Settlement.ByPerson: false, Told.IsEmpty: false },
                AlertSubjectKind.Yield =>
                    citizen.Appointments[new ItemId(id)].Yields is not null && !citizen.Deadlines[new DeadlineId($"rebook:{id}")].IsClosed,
                AlertSubjectKind.Deadline => citizen.Deadlines[new DeadlineId(id)] is { IsClosed: false } deadline
                    && (deadline.Status is DeadlineStatus.Warned or DeadlineStatus.Missed || alert.Kind == "contact-received"),
                AlertSubjectKind.Handover => alert.Kind == "assigned"
                    || alert.Kind == $"handover-{Vocabulary.WordFor(citizen.Handovers[new HandoverId(id)].Status)}",
                AlertSubjectKind.Measure => (citizen.Measures[new MeasureId(id)].Status, alert.Kind) is
                    (MeasureStatus.Asked, "measure-asked" or "measure-unanswered") or (MeasureStatus.Granted, "measure-granted")
                    or (MeasureStatus.Refused, "measure-refused") or (MeasureStatus.CounterOffer, "measure-countered"),
                AlertSubjectKind.Parked => citizen.Parked.ContainsKey(new EventKey(id)),
                AlertSubjectKind.Start => true,
                AlertSubjectKind.Death => citizen.Death is not null,
                AlertSubjectKind.Move => citizen.Departure is not null,
                AlertSubjectKind.Coordinator => citizen.Coordinator is not null,
                AlertSubjectKind.Withdrawn => citizen.SetAside.ContainsKey(new EventKey(id)),
                _ => false,
            }, $"It is over: {alert}");
        }
    }

    private static void OneOpenOfferPerResponsibility(Citizen citizen) =>
        Assert.Distinct(citizen.Handovers.Values.Where(h => h.Status == HandoverStatus.Offered).Select(h => h.What));
}
