using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Deadlines;

/// <summary>The first job interview is held in time after the contact course begins.</summary>
internal sealed class FirstJobInterview : DeadlineRule<(Intervention Course, DateTimeOffset Begins)>
{
    public const string Name = "first-job-interview";

    public override string Kind => Name;

    public override string About => ItemKinds.Intervention;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A contact course has started; runs from its first day.",
        Owes = "Whoever is responsible for the contact course holds the interview within {length}.",
        Ends = "The citizen attends an employment interview on its first day or later, by the time of that event; or the course ends.",
        Reads =
        [
            PolicyValue.Length("from the first day to the interview"),
            PolicyValue.List("kinds", "kinds of intervention that are a contact course", PolicyWordKind.InterventionKind),
            PolicyValue.List("appointments", "kinds of appointment that are such an interview", PolicyWordKind.AppointmentKind),
        ],
    };

    protected override IEnumerable<(Intervention Course, DateTimeOffset Begins)> HoldsWhile(RuleContext context)
    {
        var kinds = context.Policy.Rule(Name).List("kinds");
        foreach (var course in context.Citizen.Interventions.Values)
            if (kinds.Contains(course.Kind) && course.BeginsAt is { } begins && context.Clock.Reached(begins))
                yield return (course, begins);
    }

    protected override OwedAction Owes(RuleContext context, (Intervention Course, DateTimeOffset Begins) found) =>
        Within(context, found.Begins, found.Course, context.Citizen.Responsible(found.Course));

    protected override ActionProgress Ends(RuleContext context, (Intervention Course, DateTimeOffset Begins) found) => ActionProgress
        .Met(FirstAttended(context.Citizen, found.Begins, context.Policy.Rule(Name).List("appointments")))
        .NeededUntil(found.Course.EndsAt, context.Clock);

    private static DateTimeOffset? FirstAttended(Citizen citizen, DateTimeOffset begins, IReadOnlyList<string> interviews)
    {
        DateTimeOffset? first = null;
        foreach (var appointment in citizen.Appointments.Values)
            if (appointment.Outcome == AppointmentOutcome.Attended && interviews.Contains(appointment.Kind)
                && citizen.Item(ItemKinds.Appointment, appointment.Id)!.Last<AppointmentAttended>() is { At: var attended }
                && attended >= begins && !(first <= attended))
                first = attended;
        return first;
    }
}
