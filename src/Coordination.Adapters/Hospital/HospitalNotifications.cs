using Coordination.Client;
using Coordination.Events;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Coordination.Adapters;

/// <summary>
/// Reads MedCom's FHIR messages <i>HospitalNotification</i> (sygehusadvis), release 3.0: admissions, leaves, discharges and deaths, and
/// their corrections and cancellations.
/// </summary>
/// <remarks>
/// Thread safe and without state. The ids of events are made of the ids of messages, so a repeat gives the same events, and a correction
/// names the event that it withdraws, whichever of the two is read first.
/// </remarks>
public sealed class HospitalNotifications
{
    private readonly HospitalSettings _settings;

    /// <exception cref="ArgumentException">A setting cannot be used; the message names it.</exception>
    public HospitalNotifications(HospitalSettings settings) => _settings = settings.Checked();

    /// <summary>Reads a message.</summary>
    /// <param name="text">The bundle as XML or as JSON.</param>
    public MappedMessage Map(string text)
    {
        var faults = new MessageFaults();
        if (!FhirMessage.TryRead(text, faults, out var bundle)) return MappedMessage.Refused(faults.All);
        if (StayIn(bundle, faults) is not { } stay) return MappedMessage.Refused(faults.All);
        var subject = EventSubject.OfCpr(stay.Cpr);
        var events = EventsOf(stay, faults);
        return faults.All.Count > 0
            ? MappedMessage.Refused(faults.All)
            : MappedMessage.Of([.. events.Select(one => new CitizenEvent(subject, one))]);
    }

    private static HospitalStay? StayIn(Bundle bundle, MessageFaults faults)
    {
        try
        {
            return HospitalStay.Of(bundle, faults);
        }
        catch (CodedException fault)
        {
            // The library reads some values of another type than they should have, and says so when they are asked for.
            faults.Add("", $"holds a value that is not FHIR R4 ({fault.ErrorCode})");
            return null;
        }
    }

    private IEnumerable<DepartmentEvent> EventsOf(HospitalStay stay, MessageFaults faults)
    {
        if (stay.Died is { } died) return died ? Death(stay) : DeathTakenBack(stay);
        var change = stay.Activity.Change;
        if (change == NotificationChange.Told) return [Told(stay)];
        if (stay.History.Standing(stay.Activity.Told) is not { } standing)
        {
            faults.Add("/Provenance/entity/what", $"tells no standing {stay.Activity.Told}, expected the message that is changed");
            return [];
        }

        var withdrawn = Event(stay, "withdrawal", stay.SentAt, new EventWithdrawn
        {
            Id = IdOf(standing, SuffixOf(stay.Activity.Step)), Reason = stay.Activity.Code,
        });
        return change == NotificationChange.Cancelled ? [withdrawn] : [withdrawn, Told(stay)];
    }

    private DepartmentEvent Told(HospitalStay stay) => stay.Activity.Step switch
    {
        StayStep.Admitted => Admitted(stay, stay.StartedAt),
        StayStep.LeaveStarted => Event(stay, SuffixOf(StayStep.LeaveStarted), stay.LeaveStartedAt!.Value, new AdmissionChanged
        {
            AdmissionId = stay.StayId, Place = $"{stay.Ward ?? "sygehus"} (orlov)",
        }),
        StayStep.LeaveEnded => Event(stay, SuffixOf(StayStep.LeaveEnded), stay.LeaveEndedAt!.Value, new AdmissionChanged
        {
            AdmissionId = stay.StayId, Place = stay.Ward, Cleared = stay.Ward is null ? ["place"] : null,
        }),
        _ => Ended(stay),
    };

    private DepartmentEvent Admitted(HospitalStay stay, DateTimeOffset time)
    {
        var isEmergency = stay.Activity.EncounterClass == NotificationActivity.Emergency;
        return Event(stay, SuffixOf(StayStep.Admitted), time, new AdmissionStarted
        {
            AdmissionId = stay.StayId,
            Kind = stay.WardNumber is { } number && _settings.PsychiatricWards.Contains(number)
                ? AdmissionKind.PsychiatricWard
                : AdmissionKind.Ward,
            Place = stay.Ward,
            ExpectedEnd = isEmergency ? stay.StartedAt + _settings.EmergencyStay : null,
            // Somebody admitted from an acute ambulant stay goes on with it, and its expected end is no longer true.
            Cleared = isEmergency ? null : ["expectedEnd"],
        });
    }

    private DepartmentEvent Ended(HospitalStay stay) =>
        Event(stay, SuffixOf(StayStep.Discharged), stay.EndedAt!.Value, new AdmissionEnded { AdmissionId = stay.StayId });

    // The register's events are ordered by when the hospital said so: the notice of a death and its correction have the same codes.
    private IEnumerable<DepartmentEvent> Death(HospitalStay stay)
    {
        if (stay.History.Current?.Previous is null) yield return Admitted(stay, stay.StartedAt);
        yield return Ended(stay);
        yield return Event(stay, "died", stay.SentAt, new CitizenDied { OnDate = DanishTime.DayOf(stay.EndedAt!.Value) });
    }

    private IEnumerable<DepartmentEvent> DeathTakenBack(HospitalStay stay) =>
        [Event(stay, "alive", stay.SentAt, new CitizenCorrected { Cleared = ["diedOn"] }), Admitted(stay, stay.SentAt)];

    private DepartmentEvent Event(HospitalStay stay, string suffix, DateTimeOffset time, EventData data) => DepartmentEvent.Of(
        _settings.Source, IdOf(stay.History.Current!.Message, suffix), time, data, DanishTime.SequenceOf(stay.SentAt));

    private static string IdOf(string message, string suffix) => $"{message}/{suffix}";

    private static string SuffixOf(StayStep step) => step switch
    {
        StayStep.Admitted => "admitted",
        StayStep.LeaveStarted => "leave-started",
        StayStep.LeaveEnded => "leave-ended",
        StayStep.Discharged => "ended",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
