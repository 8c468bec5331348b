using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>The first job interview is held within a week of the contact course beginning.</summary>
internal sealed class FirstJobInterview : IDeadlineRule
{
    public const string Name = "first-job-interview";

    public string Kind => Name;

    public string About => ItemKinds.Intervention;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A contact course has started; runs from its first day.",
        Owes = "Whoever is responsible for the contact course holds the interview.",
        Ends = "The citizen attends an employment interview on its first day or later, by the time of that event; or the course ends.",
        Reads =
        [
            new("length", "from the first day to the interview"),
            new("lists.kinds", "kinds of intervention that are a contact course", Naming.InterventionKind),
            new("lists.appointments", "kinds of appointment that are such an interview", Naming.AppointmentKind),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        var entry = context.Policy.Rule(Name);
        var kinds = entry.List("kinds");
        foreach (var course in context.Citizen.Interventions.Values)
            if (kinds.Contains(course.Kind) && course.BeginsAt is { } begins && context.Clock.Reached(begins))
                yield return Duty
                    .From(begins, context, Name, course.Id, course.Department, context.Citizen.Responsible(course),
                        metAt: FirstAttended(context.Citizen, begins, entry.List("appointments")))
                    .Until(course.EndsAt, context.Clock);
    }

    private static DateTimeOffset? FirstAttended(Citizen citizen, DateTimeOffset begins, IReadOnlyList<string> interviews)
    {
        DateTimeOffset? first = null;
        foreach (var appointment in citizen.Appointments.Values)
            if (appointment.Outcome == AppointmentOutcome.Attended && interviews.Contains(appointment.Kind)
                && citizen.Items[ItemKey.For(ItemKinds.Appointment, appointment.Id)].Last<AppointmentAttended>() is { At: var attended }
                && attended >= begins && !(first <= attended))
                first = attended;
        return first;
    }
}
