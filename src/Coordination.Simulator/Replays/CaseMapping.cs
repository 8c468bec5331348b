using System.Globalization;
using Coordination.Events;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Replays;

/// <summary>How a deadline is reported to the service.</summary>
internal enum DeadlineForm
{
    /// <summary>As a local day: it is met until the end of that day.</summary>
    Date,

    /// <summary>As the instant in the log.</summary>
    Instant,
}

/// <summary>
/// Makes department events from the cases of a log. A case becomes a citizen with one intervention, a change of resource becomes an
/// assignment by the department's system, and the due time becomes a deadline.
/// </summary>
/// <param name="department">The department of the cases.</param>
/// <param name="zone">The time zone of local days.</param>
/// <param name="deadlineForm">How deadlines are reported.</param>
/// <param name="frontDesk">
/// A department that receives each case as a contact for the other department. The contact is answered when the case ends. Null: no
/// contacts.
/// </param>
internal sealed class CaseMapping(string department, TimeZoneInfo zone, DeadlineForm deadlineForm, string? frontDesk = null)
{
    /// <summary>The caseworker of a case whose resource is never named.</summary>
    public const string Nobody = "unknown";

    private readonly string _source = SourceOf(department);

    /// <summary>The source of a replay's events.</summary>
    public static string SourceOf(string department) => $"/{department}/replay";

    /// <summary>
    /// All events in one order: by time, then by the order of the cases in the file. Ids, times and subjects are the same in every
    /// run, so a second replay repeats the first.
    /// </summary>
    public IReadOnlyList<OutgoingEvent> Events(IReadOnlyList<LoggedCase> cases)
    {
        var numbers = new CitizenNumbers();
        // A stable sort. The events of a case are made in order, and their times never decrease.
        return [.. cases.SelectMany(one => Events(one, numbers.SubjectOf(department, one.Number))).OrderBy(e => e.Event.Time)];
    }

    private List<OutgoingEvent> Events(LoggedCase one, string subject)
    {
        List<(DateTimeOffset Time, string Name, EventData Data)> told = [];
        if (frontDesk is not null)
            told.Add((one.HeardOfAt, "contact", new ContactReceived
            {
                ContactId = one.Number, Channel = "replay", Unit = frontDesk, Wants = department,
            }));
        var acting = one.Steps.FirstOrDefault(s => s.Resource is not null)?.Resource ?? Nobody;
        told.Add((one.HeardOfAt, "started", new InterventionStarted
        {
            InterventionId = one.Number, Kind = "other", Title = one.Number, Unit = department, Caseworker = acting,
            StartsOn = DayOf(one.StartedAt),
        }));
        if (one.DueAt is { } due)
            told.Add((one.HeardOfAt, "deadline", new DeadlineSet
            {
                DeadlineId = one.Number, Title = one.Number, InterventionId = one.Number,
                DueAt = deadlineForm == DeadlineForm.Date ? DayOf(due) : due,
            }));

        for (var i = 0; i < one.Steps.Count; i++)
        {
            if (one.Steps[i].Resource is not { } resource || resource == acting) continue;
            acting = resource;
            told.Add((one.Steps[i].Time, $"assigned/{i}", new CaseworkerAssigned { InterventionId = one.Number, Caseworker = resource }));
        }

        if (one.EndedAt is { } ended)
        {
            told.Add((ended, "ended", new InterventionEnded { InterventionId = one.Number, EndedOn = DayOf(ended) }));
            if (frontDesk is not null) told.Add((ended, "answered", new ContactAnswered { ContactId = one.Number }));
            if (one.DueAt is not null) told.Add((ended, "met", new DeadlineMet { DeadlineId = one.Number }));
        }

        return [.. told.OrderBy(t => t.Time).Select((t, index) => new OutgoingEvent(subject, new DepartmentEvent
        {
            Source = t.Data is ContactReceived or ContactAnswered ? SourceOf(frontDesk!) : _source,
            Id = $"{one.Number}/{t.Name}",
            Type = EventTypes.Of(t.Data).Name,
            Time = t.Time,
            Sequence = (index + 1).ToString(CultureInfo.InvariantCulture),
            Data = t.Data,
        }))];
    }

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
