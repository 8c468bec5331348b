using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// A sanction that was held, or should have been, was imposed before anybody answered. The department's head accounts for it.
/// </summary>
internal sealed class HoldBypassed : ConflictRule<Sanction>
{
    public const string Name = "hold-bypassed";

    public override string Kind => Name;

    public override string About => ItemKinds.Sanction;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A sanction was imposed (by the event's own time) before a person lifted or upheld it, and when it was notified "
            + "there was a reason to hold it (rule sanction-hold), known by then.",
        Owes = "The head of the sanctioning department answers within {length}; the adviser's head and the coordinator are told at "
            + "once. A missed answer is told to the adviser's head, for nobody stands above a head.",
        Ends = "Answered; also when no reason to hold it remains, because what departments reported has changed.",
        Material = "When the sanction was notified again after another outcome: it is answered once for each.",
        Reads = [PolicyValue.Length("time to answer, from when it was detected")],
    };

    protected override IEnumerable<Sanction> HoldsWhile(RuleContext context)
    {
        foreach (var sanction in context.Citizen.Sanctions.Values)
            if (sanction.ImposedAt is { } imposedAt && !IsAnsweredBefore(context.Citizen, sanction, imposedAt)
                && ReasonToHold.Of(context, sanction) is { } reason && reason.WasOneBy(context.Citizen, imposedAt))
                yield return sanction;
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, Sanction sanction) => Parties.Of(sanction);

    protected override Material MaterialOf(RuleContext context, Sanction sanction) => sanction.NotifiedAgainAt is { } again
        ? Material.Of(new ItemInstant(sanction.Id, again))
        : Material.Of(new ItemItself(sanction.Id));

    protected override OwedAnswer Owes(RuleContext context, Sanction sanction, KnownConflict known)
    {
        // If the department has no known head, the sanctioning caseworker answers.
        var owes = context.Organization.HeadOf(sanction.Department) is { } head
            ? context.Answering(head, unit: null, sanction.Department)
            : PartyResponsibility.Of(context, sanction);
        return OwedAnswer.From(owes, WithinLength(context, known))
            .Telling(SanctionAnswers.HeadOfAdviser(context, sanction), context.Citizen.ResponsibleCoordinator);
    }

    public override IEnumerable<EscalationReceiver> EscalatesTo(RuleContext context, Conflict conflict, Deadline? answer)
    {
        if (answer is { Status: DeadlineStatus.Missed } && context.Citizen.Sanctions.TryGetValue(conflict.Parties[0].Id, out var sanction)
            && SanctionAnswers.HeadOfAdviser(context, sanction) is { } other && other != conflict.Owes)
            yield return new(other);
    }

    public override IEnumerable<DepartmentCode> BasedOn(RuleContext context, Conflict conflict) =>
        SanctionAnswers.BasedOn(context, conflict);

    public override bool IsFinal => true;

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered];

    private static bool IsAnsweredBefore(Citizen citizen, Sanction sanction, DateTimeOffset imposedAt) =>
        SanctionAnswers.AnsweredAt(citizen, sanction) <= imposedAt;
}
