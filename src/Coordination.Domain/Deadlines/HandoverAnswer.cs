using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>Whoever is offered a handover answers it; for a unit its leader owes the answer.</summary>
internal sealed class HandoverAnswer : IDeadlineRule
{
    public const string Name = "handover-answer";

    public string Kind => Name;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A handover is offered; runs from the offer.",
        Owes = "The one asked answers; for a unit, its leader. What a receiver has requested, whoever is responsible answers.",
        Ends = "It is accepted or declined. Unanswered, the offer expires and both unit leaders are told.",
        Reads = [new("length", "time to answer, where the offer does not say")],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        foreach (var handover in context.Citizen.Handovers.Values)
            if (handover is { Status: HandoverStatus.Offered, AnswerBy: { } answerBy })
                yield return new DeadlineFinding
                {
                    Id = IdOf(handover),
                    Kind = Name,
                    About = handover.Id.Value,
                    AlertSubject = AlertSubject.For(handover.Id),
                    Department = handover.IsRequest ? handover.From.Department : handover.To.Department,
                    Due = answerBy,
                    ArmedAt = handover.OfferedAt,
                    Responsible = Owes(context, handover),
                };
    }

    public DeadlineEnd End(RuleContext context, Deadline gone)
    {
        var handover = context.Citizen.Handovers.GetValueOrDefault(new HandoverId(gone.About));
        return handover?.Status switch
        {
            HandoverStatus.Accepted or HandoverStatus.Declined => new(DeadlineStatus.Met, handover.AnsweredAt ?? context.Clock.Now),
            HandoverStatus.Expired => new(DeadlineStatus.Missed, context.Clock.Now),
            _ => new(DeadlineStatus.Cleared, context.Clock.Now),
        };
    }

    public static DeadlineId IdOf(Handover handover) => new($"{Name}:{handover.Id}");

    public static CaseworkerId Owes(RuleContext context, Handover handover)
    {
        if (handover.IsRequest) return context.Answering(handover.From.Caseworker, handover.From.Unit, handover.From.Department);
        if (handover.To.Caseworker is { } asked) return context.Answering(asked, unit: null, handover.To.Department);
        return context.Organization.LeaderOf(handover.To.Unit)
            ?? context.Organization.HeadOf(handover.To.Department)
            ?? new CaseworkerId(Alert.OperationsOf(handover.To.Department, context.Organization));
    }
}
