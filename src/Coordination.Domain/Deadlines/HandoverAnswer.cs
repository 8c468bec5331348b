using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>The receiver of an offered handover answers it. If the receiver is a unit, its leader owes the answer.</summary>
internal sealed class HandoverAnswer : DeadlineRule<Handover>
{
    public const string Name = "handover-answer";

    public override string Kind => Name;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A handover is offered; runs from the offer.",
        Owes = "The one asked answers by the day the offer names, else within {length}; for a unit, its leader. What a receiver has "
            + "requested, whoever is responsible answers.",
        Ends = "It is accepted or declined. Unanswered, the offer expires and both unit leaders are told.",
        Reads = [PolicyValue.Length("time to answer, where the offer does not say")],
    };

    protected override IEnumerable<Handover> HoldsWhile(RuleContext context) => context.Citizen.Handovers.IsEmpty
        ? []
        : context.Citizen.Handovers.Values.Where(static it => it is { Status: HandoverStatus.Offered, AnswerBy: not null });

    protected override OwedAction Owes(RuleContext context, Handover handover) => new()
    {
        Id = IdOf(context.Citizen, handover),
        About = handover.Id.Value,
        AlertSubject = AlertSubject.For(handover.Id),
        Department = handover.IsRequest ? handover.From.Department : handover.To.Department,
        By = OwesAnswer(context, handover),
        Due = handover.AnswerBy!.Value,
        ArmedAt = handover.OfferedAt,
    };

    public override DeadlineEnd Ends(RuleContext context, Deadline gone)
    {
        var handover = context.Citizen.Handovers.GetValueOrDefault(new HandoverId(gone.About));
        return handover?.Status switch
        {
            HandoverStatus.Accepted or HandoverStatus.Declined => new(DeadlineStatus.Met, handover.AnsweredAt ?? context.Clock.Now),
            HandoverStatus.Expired => new(DeadlineStatus.Missed, context.Clock.Now),
            _ => new(DeadlineStatus.Cleared, context.Clock.Now),
        };
    }

    public static DeadlineId IdOf(Citizen citizen, Handover handover) => DeadlineIds.Of(citizen, Name, handover.Id.Value);

    /// <summary>The person who owes the answer now.</summary>
    public static CaseworkerId OwesAnswer(RuleContext context, Handover handover)
    {
        if (handover.IsRequest) return context.Answering(handover.From.Caseworker, handover.From.Unit, handover.From.Department);
        if (handover.To.Caseworker is { } asked) return context.Answering(asked, unit: null, handover.To.Department);
        var department = handover.To.Department;
        var organization = context.Organization;
        var leader = organization.LeaderOf(handover.To.Unit) ?? organization.HeadOf(department)
            ?? OperationsDesk.HolderOf(department, organization);
        return context.Answering(leader, handover.To.Unit, department);
    }
}
