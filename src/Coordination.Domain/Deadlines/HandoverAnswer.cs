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

    public IEnumerable<DeadlineFinding> Find(Scene scene)
    {
        foreach (var handover in scene.Citizen.Handovers.Values)
            if (handover is { Status: HandoverStatus.Offered, AnswerBy: { } answerBy })
                yield return new DeadlineFinding
                {
                    Id = IdOf(handover),
                    Kind = Name,
                    About = handover.Id.Value,
                    Matter = Matters.Handover(handover.Id),
                    Department = handover.IsRequest ? handover.From.Department : handover.To.Department,
                    Due = answerBy,
                    ArmedAt = handover.OfferedAt,
                    Responsible = Owes(scene, handover),
                };
    }

    public DeadlineEnd End(Scene scene, Deadline gone)
    {
        var handover = scene.Citizen.Handovers.GetValueOrDefault(new HandoverId(gone.About));
        return handover?.Status switch
        {
            HandoverStatus.Accepted or HandoverStatus.Declined => new(DeadlineStatus.Met, handover.AnsweredAt ?? scene.Moment.Now),
            HandoverStatus.Expired => new(DeadlineStatus.Missed, scene.Moment.Now),
            _ => new(DeadlineStatus.Cleared, scene.Moment.Now),
        };
    }

    public static DeadlineId IdOf(Handover handover) => new($"{Name}:{handover.Id}");

    public static CaseworkerId Owes(Scene scene, Handover handover)
    {
        if (handover.IsRequest) return scene.Answering(handover.From.Caseworker, handover.From.Unit, handover.From.Department);
        if (handover.To.Caseworker is { } asked) return scene.Answering(asked, unit: null, handover.To.Department);
        return scene.Organisation.LeaderOf(handover.To.Unit)
            ?? scene.Organisation.HeadOf(handover.To.Department)
            ?? new CaseworkerId(Alert.OperationsOf(handover.To.Department, scene.Organisation));
    }
}
