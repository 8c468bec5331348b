using Coordination.Events;
using Coordination.Testing;

namespace Coordination.Domain.Tests;

/// <summary>
/// What events say about the <see cref="AcceptanceMunicipality"/>, with every field that a rule reads left to the test; who reports
/// it and when, its scenario adds. Whole events with usual fields are <see cref="Testing.Reports"/>.
/// </summary>
internal static class EventSamples
{
    public static DepartmentEvent Of(string department, EventData data, DateTimeOffset time, string id, string? sequence = null) => new()
    {
        Source = $"/{department}/{(department == "BIF" ? "fasit" : "nexus")}",
        Id = id,
        Type = EventTypes.Of(data).Name,
        Time = time,
        Sequence = sequence,
        Data = data,
    };

    public static InterventionStarted Started(
        string id, string kind, string caseworker, DateOnly from, decimal? hours = null, DateOnly? to = null, string? place = null,
        Intensity? intensity = null) => new()
        {
            InterventionId = id,
            Kind = kind,
            Caseworker = caseworker,
            Unit = caseworker[..caseworker.LastIndexOf('-')],
            StartsOn = from,
            EndsOn = to,
            WeeklyHours = hours,
            Place = place,
            Intensity = intensity,
        };

    public static AppointmentBooked Booked(
        string id, string kind, DateTimeOffset from, DateTimeOffset to, string caseworker, string? place = null,
        string? intervention = null, bool mandatory = true) => new()
        {
            AppointmentId = id,
            Kind = kind,
            StartsAt = from,
            EndsAt = to,
            Caseworker = caseworker,
            Place = place,
            InterventionId = intervention,
            Mandatory = mandatory,
        };

    public static AppointmentMoved Moved(string id, DateTimeOffset from, DateTimeOffset to, string? place = null) =>
        new() { AppointmentId = id, StartsAt = from, EndsAt = to, Place = place };

    public static AdmissionStarted Admitted(string id, AdmissionKind kind, DateOrInstant? until = null, string? place = null) =>
        new() { AdmissionId = id, Kind = kind, ExpectedEnd = until, Place = place };

    public static SanctionNotified Notified(
        string id, string caseworker, SanctionReason reason = SanctionReason.NoShow, string? appointment = null) =>
        new() { SanctionId = id, Reason = reason, Caseworker = caseworker, AppointmentId = appointment };

    public static DeadlineSet Due(string id, DateOrInstant due, string? responsible = null, string? intervention = null) =>
        new() { DeadlineId = id, Title = "Udredning", DueAt = due, Responsible = responsible, InterventionId = intervention };

    public static CaseworkerAssigned Assigned(string intervention, string caseworker, string? unit = null) =>
        new() { InterventionId = intervention, Caseworker = caseworker, Unit = unit };
}
