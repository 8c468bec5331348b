using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>A mandatory appointment during a stay at another place: it yields.</summary>
internal sealed class CitizenUnavailable : IConflictRule
{
    public const string Name = "citizen-unavailable";

    public string Kind => Name;

    public string About => ItemKinds.Admission;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A mandatory appointment lies inside an admission (ward, prison, residential) at another place; one without an expected end counts so many days ahead (appointments.openStayDays).",
        PolicyActs = "Closes it: the appointment yields.",
        Owes = "Its caseworker meets the citizen there, by phone, or rebooks, as the deadline rebook says.",
        Ends = "The appointment is moved or cancelled, or is over; the stay ends.",
        Material = "The appointment's times and place, the place of the stay.",
    };

    public string AnsweredBy => AnswerDeadlines.Rebook;

    public IReadOnlyList<string> Outcomes { get; } = ["yield", "keep-both"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        foreach (var unavailable in Yielding.Unavailabilities(context))
        {
            var appointment = unavailable.Appointment;
            if (Yielding.IsOver(context, appointment)) continue;
            var yields = Yielding.GivesWay(context, unavailable.Id, unavailable.Material, appointment.Id) is not null;
            yield return new ConflictFinding
            {
                Id = unavailable.Id,
                Kind = Name,
                Parties = unavailable.Parties,
                Material = unavailable.Material,
                Act = new PolicyAct("yield", appointment.Id),
                Owes = yields ? context.Answering(appointment) : null,
                AnswerBy = yields ? Yielding.RebookBy(context, appointment, context.Since(unavailable.Id, unavailable.Material)) : null,
            };
        }
    }
}
