using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>Two mandatory appointments with less than the travel time between them: the one of lower precedence yields.</summary>
internal sealed class AppointmentClash : IConflictRule
{
    public const string Name = "appointment-clash";

    public string Kind => Name;

    public string About => ItemKinds.Appointment;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Two mandatory appointments, neither cancelled nor over, have less than the travel time between them (appointments.travelMinutes); none is needed where the place is the same.",
        PolicyActs = "Closes it: the one of lower precedence yields (appointments.precedence); of equal precedence the one booked later, by event time, then id.",
        Owes = "The yielding one's caseworker rebooks, as the deadline rebook says. Up to three slots are proposed (appointments.proposals), the first right after the one that stays, at its place, if the kind can be held elsewhere.",
        Ends = "One of them is moved or cancelled, or is over.",
        Material = "Times and places.",
    };

    public string AnsweredBy => AnswerDeadlines.Rebook;

    public IReadOnlyList<string> Outcomes { get; } = ["yield", "keep-both"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        foreach (var clash in Yielding.Clashes(context))
        {
            if (Yielding.IsOver(context, clash.Stays) || Yielding.IsOver(context, clash.Yields)) continue;
            var givesWay = Yielding.GivesWay(context, clash.Id, clash.Material, clash.Yields.Id);
            var yields = givesWay is null ? null : givesWay == clash.Yields.Id ? clash.Yields : clash.Stays;
            yield return new ConflictFinding
            {
                Id = clash.Id,
                Kind = Name,
                Parties = clash.Parties,
                Material = clash.Material,
                Act = new PolicyAct("yield", clash.Yields.Id),
                Owes = yields is null ? null : context.Answering(yields),
                AnswerBy = yields is null ? null : Yielding.RebookBy(context, yields, context.Since(clash.Id, clash.Material)),
            };
        }
    }
}
