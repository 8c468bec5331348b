using Hl7.Fhir.Model;

namespace Coordination.Adapters;

/// <summary>What a hospital notification says, found and checked.</summary>
internal sealed record HospitalStay
{
    private const string CprSystem = "urn:oid:1.2.208.176.1.2";
    private const string SorSystem = "urn:oid:1.2.208.176.1.1";
    private const string NationalRegisterSystem = "https://www.esundhed.dk/Registre/Landspatientregisteret";
    private const string LeaveUrl = "medcom-hospitalnotifiation-leave-period-extension";
    private const string EventCode = "hospital-notification-message";

    internal required string Cpr { get; init; }

    /// <summary>The stay, by the same id in all its messages.</summary>
    internal required string StayId { get; init; }

    internal required NotificationActivity Activity { get; init; }
    internal required NotificationHistory History { get; init; }

    /// <summary>When the message was sent.</summary>
    internal required DateTimeOffset SentAt { get; init; }

    internal required DateTimeOffset StartedAt { get; init; }
    internal DateTimeOffset? EndedAt { get; init; }
    internal DateTimeOffset? LeaveStartedAt { get; init; }
    internal DateTimeOffset? LeaveEndedAt { get; init; }

    /// <summary>The name of the ward; null: not told.</summary>
    internal string? Ward { get; init; }

    /// <summary>The ward's number in SOR; null: not told.</summary>
    internal string? WardNumber { get; init; }

    /// <summary>True: the patient died. False: a death that was told is taken back. Null: nothing of the kind.</summary>
    internal bool? Died { get; init; }

    /// <summary>Finds everything in a bundle; null: <paramref name="faults"/> tell why not.</summary>
    internal static HospitalStay? Of(Bundle bundle, MessageFaults faults)
    {
        var message = HeaderId(bundle, faults);
        var patient = Only<Patient>(bundle, faults);
        var encounter = Only<Encounter>(bundle, faults);
        if (message is null || patient is null || encounter is null) return null;

        var history = NotificationHistory.Of(All<Provenance>(bundle), message);
        var activity = ActivityOf(history, faults);
        var ward = WardOf(bundle, encounter);
        var (leaveStarted, leaveEnded) = LeaveOf(encounter, activity, faults);
        var stay = (
            Cpr: faults.Cpr(
                "/Patient/identifier",
                ValueOf(patient.Identifier, CprSystem)?.Replace("-", "", StringComparison.Ordinal)),
            Id: StayIdOf(encounter, faults),
            SentAt: SentAtOf(history, faults),
            StartedAt: faults.Instant("/Encounter/period/start", encounter.Period?.Start));
        var died = DeathOf(patient, history);
        var endedAt = EndOf(encounter, activity, died, stay.StartedAt, faults);
        if (activity is not null) CheckStatus(encounter, activity, died, faults);
        if (faults.All.Count > 0) return null;
        return new HospitalStay
        {
            Cpr = stay.Cpr!, StayId = stay.Id!, Activity = activity!, History = history, SentAt = stay.SentAt!.Value,
            StartedAt = stay.StartedAt!.Value, EndedAt = endedAt, LeaveStartedAt = leaveStarted, LeaveEndedAt = leaveEnded,
            Ward = ward?.Name, WardNumber = ValueOf(ward?.Identifier, SorSystem), Died = died,
        };
    }

    private static string? HeaderId(Bundle bundle, MessageFaults faults)
    {
        var header = Only<MessageHeader>(bundle, faults);
        if (header is null) return null;
        var code = (header.Event as Coding)?.Code;
        if (code != EventCode) faults.Add("/MessageHeader/eventCoding", code, EventCode);
        var entry = FhirMessage.Present(bundle.Entry).First(one => one.Resource == header);
        return faults.Required(
            "/MessageHeader/id", NotificationHistory.IdIn(header.Id) ?? NotificationHistory.IdIn(entry.FullUrl), "the message's id");
    }

    private static NotificationActivity? ActivityOf(NotificationHistory history, MessageFaults faults)
    {
        var code = history.Current?.Code;
        var activity = NotificationActivity.Find(code);
        if (activity is null) faults.Add("/Provenance/activity", code, "the activity of a hospital notification, such as admit-inpatient");
        return activity;
    }

    private static DateTimeOffset? SentAtOf(NotificationHistory history, MessageFaults faults)
    {
        var at = history.Current?.Recorded;
        if (at is null) faults.Add("/Provenance/recorded", null, "when the message was sent");
        return at;
    }

    // The id of the admission at the hospital is preferred, as answers to notifications must do; the register's is the other.
    private static string? StayIdOf(Encounter encounter, MessageFaults faults)
    {
        var all = FhirMessage.Present(encounter.EpisodeOfCare).Select(static episode => episode.Identifier)
            .Where(static one => one?.Value is not null).ToList();
        var id = all.FirstOrDefault(static one => one!.System != NationalRegisterSystem) ?? all.FirstOrDefault();
        return faults.Required(
            "/Encounter/episodeOfCare/identifier", NotificationHistory.IdIn(id?.Value), "the identifier of the episode of care");
    }

    private static Organization? WardOf(Bundle bundle, Encounter encounter)
    {
        var id = NotificationHistory.IdIn(encounter.ServiceProvider?.Reference);
        return FhirMessage.Present(bundle.Entry).Where(one => id is not null && (NotificationHistory.IdIn(one.Resource?.Id) == id
            || NotificationHistory.IdIn(one.FullUrl) == id)).Select(static one => one.Resource).OfType<Organization>().FirstOrDefault();
    }

    private static (DateTimeOffset? From, DateTimeOffset? To) LeaveOf(
        Encounter encounter, NotificationActivity? activity, MessageFaults faults)
    {
        if (activity is not { Step: StayStep.LeaveStarted or StayStep.LeaveEnded, Change: not NotificationChange.Cancelled })
            return default;
        const string place = "/Encounter/extension/valuePeriod";
        var period = FhirMessage.Present(encounter.Extension)
            .Where(static one => one.Url?.EndsWith(LeaveUrl, StringComparison.Ordinal) == true)
            .Select(static one => one.Value).OfType<Period>().FirstOrDefault();
        var from = faults.Instant($"{place}/start", period?.Start);
        if (activity.Step == StayStep.LeaveStarted) return (from, null);
        var to = faults.Instant($"{place}/end", period?.End);
        if (to < from) faults.Add($"{place}/end", "is before the leave began, expected a time after it");
        return (from, to);
    }

    private static bool? DeathOf(Patient patient, NotificationHistory history) => patient.Deceased switch
    {
        FhirBoolean { Value: true } or FhirDateTime => true,
        FhirBoolean { Value: false } when history.RepeatsActivity => false,
        _ => null,
    };

    private static DateTimeOffset? EndOf(
        Encounter encounter, NotificationActivity? activity, bool? died, DateTimeOffset? startedAt, MessageFaults faults)
    {
        const string place = "/Encounter/period/end";
        var ends = died == true || activity is { Step: StayStep.Discharged, Change: not NotificationChange.Cancelled };
        if (!ends) return null;
        var end = faults.Instant(place, encounter.Period?.End);
        if (end < startedAt) faults.Add(place, "is before the stay began, expected a time after it");
        return end;
    }

    private static void CheckStatus(Encounter encounter, NotificationActivity activity, bool? died, MessageFaults faults)
    {
        var status = encounter.StatusElement?.JsonValue as string;
        var expected = died switch
        {
            true => ["finished"],
            false => ["in-progress", "onleave"],
            null => (string[])[activity.EncounterStatus],
        };
        if (!expected.Contains(status, StringComparer.Ordinal)) faults.Add("/Encounter/status", status, string.Join(" or ", expected));
        var @class = encounter.Class?.Code;
        if (@class != activity.EncounterClass) faults.Add("/Encounter/class", @class, activity.EncounterClass);
    }

    private static string? ValueOf(IEnumerable<Identifier?>? identifiers, string system) =>
        FhirMessage.Present(identifiers).FirstOrDefault(one => one.System == system)?.Value;

    private static T? Only<T>(Bundle bundle, MessageFaults faults) where T : Resource
    {
        var all = All<T>(bundle).Take(2).ToList();
        if (all.Count == 1) return all[0];
        faults.Add($"/{typeof(T).Name}", all.Count == 0 ? "missing, expected one" : "several, expected one");
        return null;
    }

    private static IEnumerable<T> All<T>(Bundle bundle) where T : Resource =>
        FhirMessage.Present(bundle.Entry).Select(static entry => entry.Resource).OfType<T>();
}
